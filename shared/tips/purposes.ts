/** What a certificate may be used for, with the byte that is signed (docs/tip-protocol.md). */
export const PURPOSES = { seal: 1, sign: 2, identity: 3, recovery: 4 } as const

export type Purpose = keyof typeof PURPOSES
