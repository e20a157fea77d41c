/** In WeChat the address of a page is WeChat's own work. */
export const watchAddress = (_onLost: () => void): void => undefined
