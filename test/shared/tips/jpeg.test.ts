import { cleanJpeg, isCleanJpeg, jpegOrientation, jpegSize, JpegError, withoutExif } from '../../../shared/tips/jpeg'
import { canvasSize, pictureType, uprightTransform } from '../../../shared/tips/picture'
import { exif, jpegWith, marker, PLAIN_JPEG, TRAILER } from '../../support/jpegs'

const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)

describe('a photo as a phone writes it', () => {
  const photo = jpegWith([
    exif({ orientation: 6, little: false }),
    marker(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS 39.9</x:xmpmeta>')),
    marker(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01profile')),
    marker(0xe2, Buffer.from('MPF\0II*\0 second picture')),
    marker(0xed, Buffer.from('Photoshop 3.0\x008BIM caption')),
    marker(0xfe, Buffer.from('made by Phone 7, serial 123')),
  ])

  it('tells how it is to be turned, in both byte orders', () => {
    expect(jpegOrientation(photo)).toBe(6)
    expect(jpegOrientation(jpegWith([exif({ orientation: 8, little: true })]))).toBe(8)
    expect(jpegOrientation(jpegWith([exif({ orientation: 9, little: true })]))).toBe(1)
    expect(jpegOrientation(PLAIN_JPEG)).toBe(1)
  })

  it('keeps the picture and nothing else', () => {
    const clean = cleanJpeg(photo)
    for (const word of ['Exif', 'GPS', 'xmpmeta', 'ICC_PROFILE', 'MPF', 'Photoshop', 'serial', 'THUMBNAIL', TRAILER]) {
      expect([word, has(photo, word), has(clean, word)]).toEqual([word, true, false])
    }
    expect(isCleanJpeg(clean)).toBe(true)
    expect(isCleanJpeg(photo)).toBe(false)
    expect(cleanJpeg(clean)).toEqual(clean)
    expect(jpegSize(clean)).toEqual(jpegSize(photo))
    // The same picture, with or without what was cut.
    expect(clean).toEqual(cleanJpeg(PLAIN_JPEG))
  })

  it('loses only its EXIF and XMP where colours are to stay', () => {
    const turned = withoutExif(photo)
    expect([has(turned, 'Exif'), has(turned, 'xmpmeta'), has(turned, 'ICC_PROFILE')]).toEqual([false, false, true])
    expect(jpegOrientation(turned)).toBe(1)
  })

  it('cuts what stands between two scans, and fill bytes', () => {
    const body = Buffer.from(PLAIN_JPEG)
    const scan = body.indexOf(Buffer.from([0xff, 0xda]))
    const again = body.subarray(scan, body.length - 2)
    const twoScans = Buffer.concat([
      body.subarray(0, body.length - 2),
      marker(0xfe, Buffer.from('between')),
      Buffer.from([0xff, 0xff]),
      again,
      Buffer.from([0xff, 0xd9]),
    ])
    const clean = cleanJpeg(twoScans)
    expect(has(clean, 'between')).toBe(false)
    expect(isCleanJpeg(clean)).toBe(true)
  })
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['no JPEG', Buffer.from('GIF89a.........')],
  ['no picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['cut in a segment', Buffer.from(PLAIN_JPEG).subarray(0, 40)],
  ['cut in the scan', Buffer.from(PLAIN_JPEG).subarray(0, PLAIN_JPEG.length - 2)],
  ['a length beyond the end', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2])],
  ['a length of nothing', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2])],
  ['a second beginning', Buffer.from([0xff, 0xd8, 0xff, 0xd8, 0xff, 0xd9])],
])('refuses %s', (_why, bytes) => {
  expect(() => cleanJpeg(bytes)).toThrow(JpegError)
})

it('never goes wrong in another way, wherever a photo is cut or changed', () => {
  const photo = jpegWith([exif({ orientation: 3, little: true })])
  for (let at = 0; at < photo.length; at++) {
    for (const bytes of [photo.slice(0, at), photo.map((byte, i) => (i === at ? byte ^ 0xff : byte))]) {
      try {
        const clean = cleanJpeg(bytes)
        expect(isCleanJpeg(clean)).toBe(true)
        jpegOrientation(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(JpegError)
      }
    }
  }
})

it('knows a picture by its first bytes', () => {
  const heic = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, 'latin1')
  expect(pictureType(PLAIN_JPEG)).toBe('jpeg')
  expect(pictureType(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('png')
  expect(['heic', 'mif1', 'avif', 'isom'].map((brand) => pictureType(heic(brand)))).toEqual(['heic', 'heic', 'heic', 'other'])
  expect(pictureType(Buffer.alloc(0))).toBe('other')
})

it('makes a canvas upright and never larger than the picture', () => {
  expect(canvasSize({ width: 4_000, height: 3_000 }, 1, 1_600)).toEqual({ width: 1_600, height: 1_200 })
  expect(canvasSize({ width: 4_000, height: 3_000 }, 6, 1_600)).toEqual({ width: 1_200, height: 1_600 })
  expect(canvasSize({ width: 300, height: 200 }, 1, 1_600)).toEqual({ width: 300, height: 200 })
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'turns orientation %i so that the picture fills the canvas and its first corner goes where EXIF says',
  (orientation) => {
    const picture = { width: 40, height: 30 }
    const canvas = canvasSize(picture, orientation, 100)
    const [a, b, c, d, e, f] = uprightTransform(orientation, canvas)
    const at = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f]
    const corners = [at(0, 0), at(picture.width, 0), at(0, picture.height), at(picture.width, picture.height)]
    expect(corners.map(([x = 0]) => x).sort((p, q) => p - q)).toEqual([0, 0, canvas.width, canvas.width])
    expect(corners.map(([, y = 0]) => y).sort((p, q) => p - q)).toEqual([0, 0, canvas.height, canvas.height])
    // EXIF 2.3: where the 0th row and the 0th column lie on the upright picture.
    const first = { 1: 'tl', 2: 'tr', 3: 'br', 4: 'bl', 5: 'tl', 6: 'tr', 7: 'br', 8: 'bl' }[orientation]
    const [x, y] = at(0, 0)
    expect(`${y === 0 ? 't' : 'b'}${x === 0 ? 'l' : 'r'}`).toBe(first)
  },
)
