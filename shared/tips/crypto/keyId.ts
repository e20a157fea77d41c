import { hex } from './bytes'
import { sm3 } from './suite1'

/** The name of a public key (65 bytes): first 8 bytes of its SM3, as hex. */
export const keyIdOf = (publicKey: Uint8Array): string => hex(sm3(publicKey).slice(0, 8))
