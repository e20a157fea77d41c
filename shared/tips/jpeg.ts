/**
 * A JPEG in bytes: what it tells about its picture, and the same picture without anything else. The desk and the phone read
 * photos with this; it knows nothing of sealing. Segments: ITU-T T.81 annex B.
 */

/** Why bytes are no JPEG that can be read. */
export class JpegError extends Error {
  override readonly name = 'JpegError'
}

interface Segment {
  marker: number
  /** where FF of the marker stands */
  start: number
  /** first byte behind it, for a scan behind its entropy-coded data */
  end: number
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
/** Markers that stand alone: TEM and RST0 to RST7. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** Frame headers: C0 to CF without DHT, JPG, DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** What a decoder needs: frames, tables (DHT, DAC, DQT, DNL, DRI), scans, restarts, the end. Whatever else there is, goes. */
const isPicture = (marker: number): boolean =>
  isFrame(marker) || [0xc4, 0xcc, SOS, 0xdb, 0xdc, 0xdd, EOI].includes(marker) || (marker >= 0xd0 && marker <= 0xd7)

const byteAt = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at]
  if (byte === undefined) throw new JpegError('cut off')
  return byte
}
const u16At = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1)

/** Where the entropy-coded data that begins at `at` ends: at the first FF that is neither stuffed nor a restart. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let place = at; ; place++) {
    if (byteAt(bytes, place) !== 0xff) continue
    const next = byteAt(bytes, place + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return place
  }
}

/** Every segment from SOI to EOI, in order. Throws JpegError where they do not join. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new JpegError('does not begin as a JPEG')
  const found: Segment[] = [{ marker: SOI, start: 0, end: 2 }]
  for (let at = 2; ;) {
    if (byteAt(bytes, at) !== 0xff) throw new JpegError('a segment does not begin with FF')
    let name = at + 1
    // Fill bytes may stand before a marker.
    while (byteAt(bytes, name) === 0xff) name++
    const marker = byteAt(bytes, name)
    const behind = name + 1
    if (marker === 0x00 || marker === SOI) throw new JpegError('a marker out of place')
    if (marker === EOI || standsAlone(marker)) {
      found.push({ marker, start: name - 1, end: behind })
      if (marker === EOI) return found
      at = behind
      continue
    }
    const length = u16At(bytes, behind)
    if (length < 2 || behind + length > bytes.length) throw new JpegError('a segment is longer than the file')
    at = marker === SOS ? endOfScan(bytes, behind + length) : behind + length
    found.push({ marker, start: name - 1, end: at })
  }
}

function joined(bytes: Uint8Array, pieces: readonly Uint8Array[] | readonly Segment[]): Uint8Array {
  const cut = pieces.map((one) => (one instanceof Uint8Array ? one : bytes.subarray(one.start, one.end)))
  const out = new Uint8Array(cut.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of cut) {
    out.set(one, at)
    at += one.length
  }
  return out
}

/** The smallest JFIF there is: version 1.01, no density, no thumbnail. */
const JFIF = Uint8Array.from([0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])

/**
 * The picture and nothing else: SOI, a bare JFIF, tables, frame and scans, EOI. Every APPn (EXIF with its place and
 * thumbnail, XMP, ICC, MPF, makers' own), every comment and whatever lies behind EOI is gone. Throws JpegError.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const [start, ...rest] = segmentsOf(bytes)
  const kept = rest.filter(({ marker }) => isPicture(marker))
  if (!start || !kept.some(({ marker }) => isFrame(marker)) || !kept.some(({ marker }) => marker === SOS))
    throw new JpegError('no picture in it')
  return joined(bytes, [bytes.subarray(0, 2), JFIF, ...kept.map((one) => bytes.subarray(one.start, one.end))])
}

/** Whether nothing but the picture is in it: `cleanJpeg` would change no byte. Throws JpegError. */
export function isCleanJpeg(bytes: Uint8Array): boolean {
  const clean = cleanJpeg(bytes)
  return clean.length === bytes.length && clean.every((byte, at) => byte === bytes[at])
}

/**
 * The same file without APP1: no decoder can turn the picture by itself any more, and colours stay. Throws JpegError.
 */
export const withoutExif = (bytes: Uint8Array): Uint8Array =>
  joined(
    bytes,
    segmentsOf(bytes).filter(({ marker }) => marker !== APP1),
  )

/** Size of the picture as it is stored, before it is turned, in pixels. Throws JpegError. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  const frame = segmentsOf(bytes).find(({ marker }) => isFrame(marker))
  if (!frame) throw new JpegError('no frame in it')
  const at = frame.start + 5
  const [height, width] = [u16At(bytes, at), u16At(bytes, at + 2)]
  if (width === 0 || height === 0) throw new JpegError('a picture of no size')
  return { width, height }
}

/** How the picture is to be turned: 1 (not at all) to 8, as EXIF 2.3 tag 0112 tells; 1 where nothing tells. Throws JpegError. */
export function jpegOrientation(bytes: Uint8Array): number {
  for (const { marker, start, end } of segmentsOf(bytes)) {
    if (marker !== APP1) continue
    const told = orientationIn(bytes.subarray(start + 4, end))
    if (told !== null) return told
  }
  return 1
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]

/** Tag 0112 in the first directory of an EXIF block, or null where it has none or cannot be read. */
function orientationIn(block: Uint8Array): number | null {
  if (!EXIF.every((byte, at) => block[at] === byte)) return null
  const tiff = block.subarray(EXIF.length)
  const isLittle = tiff[0] === 0x49
  const read = (at: number, length: number): number => {
    const bytes = [...tiff.subarray(at, at + length)]
    return (isLittle ? bytes.reverse() : bytes).reduce((sum, byte) => sum * 256 + byte, 0)
  }
  const directory = read(4, 4)
  const count = Math.min(read(directory, 2), 512)
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry
    if (at + 12 > tiff.length) return null
    const value = read(at + 8, 2)
    if (read(at, 2) === 0x0112) return value >= 1 && value <= 8 ? value : null
  }
  return null
}
