/**
 * The one root of every demonstration, both halves for all to read: whoever likes can sign desk keys under it. It protects
 * nothing, and a service under NODE_ENV=production refuses it by its value. This file imports nothing.
 */

/** The words "mingan: demonstration root, open" as 32 bytes. */
export const DEMO_ROOT_PRIVATE = '6d696e67616e3a2064656d6f6e7374726174696f6e20726f6f742c206f70656e'

export const DEMO_ROOT_PUBLIC =
  '048c968dc01307bf2d0f29fdee26603b0f7bde772589bd1029be114344ee871daca54f044854d9552012792541915aa117ad8f9874074caba94a8b3fab4d806a72'

/** Whether a root's public key (65 bytes as hex, in either case) is the demonstration's. */
export const isDemoRoot = (publicKey: string): boolean => publicKey.toLowerCase() === DEMO_ROOT_PUBLIC

/** Opens every key file of the demonstration. */
export const DEMO_PASSPHRASE = 'yanshi-2026'
