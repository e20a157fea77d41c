/** WeChat slides its pages itself, as the system tells it. */
export function heedReducedMotion(): void {}
