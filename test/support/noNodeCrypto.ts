/** Stands where Node's own module would: leaves a mark that somebody asked for it. */
;(globalThis as { askedForNodeCrypto?: boolean }).askedForNodeCrypto = true

export const webcrypto = undefined
