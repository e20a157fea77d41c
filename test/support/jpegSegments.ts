/** Segments of a JPEG that tell something beside its picture, by their names: JFIF's own header and the tables of a decoder are left out. */
export function metadataOf(jpeg: Uint8Array): string[] {
  const bytes = Buffer.from(jpeg)
  const found: string[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return found
    const length = bytes.readUInt16BE(at + 2)
    const word = bytes
      .subarray(at + 4, at + 2 + length)
      .toString('latin1')
      .slice(0, 5)
      .replace(/\0.*$/, '')
    if (marker === 0xfe) found.push('COM')
    else if (marker >= 0xe0 && marker <= 0xef && word !== 'JFIF') found.push(`APP${marker - 0xe0} ${word}`)
    at += 2 + length
  }
  return found
}
