/** In WeChat the address of a page is WeChat's own work. */
export const watchAddress = (_onLost: () => void): void => undefined

/** Nobody sees it there, and who shares a page names what it shows. */
export const nameAddress = (_url: string): void => undefined
