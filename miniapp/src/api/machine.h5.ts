/** Whether this browser gives random bytes. */
export const hasRandomness = (): boolean => typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function'
