/** Bytes as a document without its model gives them: the driver's own wrapping, or a Buffer. */
export type StoredBytes = Buffer | { buffer: Uint8Array; position?: number }

/** The Buffer of stored bytes. */
export function bufferOf(stored: StoredBytes): Buffer {
  if (Buffer.isBuffer(stored)) return stored
  return Buffer.from(stored.position === undefined ? stored.buffer : stored.buffer.subarray(0, stored.position))
}
