/** Whether this WeChat gives random bytes (base library 2.15). */
export const hasRandomness = (): boolean => typeof wx.getRandomValues === 'function'
