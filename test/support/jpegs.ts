/** Small JPEG files, byte by byte, with what phones and programs put into them. */

/** A grey picture of 8 by 8 pixels, baseline, as small as one can be: what lies between SOI and EOI is a whole picture. */
export const PLAIN_JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080008000801011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fd53ffd9',
  'hex',
)

/** What some phones write behind the end of the picture. */
export const TRAILER = 'TRAILING second picture'

export function marker(code: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return Buffer.concat([Buffer.from([0xff, code]), length, data])
}

/** An EXIF block with an orientation, a place as text, and a thumbnail. */
export function exif({ orientation, little }: { orientation: number; little: boolean }): Buffer {
  const u16 = (value: number) => (little ? [value & 255, value >> 8] : [value >> 8, value & 255])
  const u32 = (value: number) => (little ? [...u16(value & 0xffff), ...u16(value >>> 16)] : [...u16(value >>> 16), ...u16(value & 0xffff)])
  const tiff = Buffer.from([
    ...(little ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...u16(42),
    ...u32(8),
    ...u16(2),
    // Maker's note first, so that the orientation is not the first entry.
    ...u16(0x010f),
    ...u16(2),
    ...u32(4),
    ...u32(0x50686f6e),
    ...u16(0x0112),
    ...u16(3),
    ...u32(1),
    ...u16(orientation),
    0,
    0,
    ...u32(0),
  ])
  return marker(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 39.9042,116.4074 THUMBNAIL')]))
}

/** The plain picture, or another, with segments behind its JFIF and something behind its end. */
export function jpegWith(segments: readonly Buffer[], picture: Buffer = PLAIN_JPEG): Buffer {
  return Buffer.concat([picture.subarray(0, 20), ...segments, picture.subarray(20), Buffer.from(TRAILER)])
}
