import { UnreadableSource } from './types'

export type Encoding = 'auto' | 'utf-8' | 'gb18030'

const UTF8_BOM = [0xef, 0xbb, 0xbf]

const hasBom = (bytes: Uint8Array): boolean => UTF8_BOM.every((byte, i) => bytes[i] === byte)

/** Whether the bytes are UTF-8 throughout. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // The decoder throws at the first byte that is not UTF-8; that is the answer.
    return false
  }
}

/**
 * The text of a file without its byte order mark. Bytes that the encoding does not know become U+FFFD, so that a row
 * can be refused for them by itself. A BOM outweighs what was declared. Throws UnreadableSource for UTF-16 and for
 * bytes that are no text at all.
 */
export function decodeText(bytes: Uint8Array, declared: Encoding): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UnreadableSource('文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030')
  }
  if (bytes.subarray(0, 4_096).includes(0)) throw new UnreadableSource('文件不是文本（含有零字节）')
  const encoding = hasBom(bytes) ? 'utf-8' : declared === 'auto' ? (isUtf8(bytes) ? 'utf-8' : 'gb18030') : declared
  return new TextDecoder(encoding).decode(bytes)
}
