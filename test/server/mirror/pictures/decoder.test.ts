import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { openDecoder, type Decoder } from '../../../../server/mirror/pictures/decoder'
import { pictureKind } from '../../../../server/mirror/pictures/kind'
import { PICTURE_BYTES_MAX } from '../../../../server/mirror/pictures/bounds'
import { metadataOf } from '../../../support/jpegSegments'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let decoder: Decoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => decoder.close())

/** A picture of two halves, the left one red, with everything that a phone writes beside it. */
async function phonePhoto(width = 3_000, height = 2_000): Promise<Buffer> {
  const left = { input: { create: { width: width / 2, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 } as const
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } })
    .composite([left])
    .withExif({
      IFD0: { Make: 'Fictional Phone', Orientation: '6', Copyright: 'somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 4995/100', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 3012/100' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>secret place</place></x:xmpmeta>')
    .jpeg()
    .toBuffer()
}

/** A JPEG with a comment behind its beginning. */
const withComment = (jpeg: Buffer, text: string): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(text), jpeg.subarray(2)])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, sum])
}

/** A PNG of so many black points of one bit each: large by what it says, and small as a file. */
function bomb(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const lines = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const decoded = async (bytes: Uint8Array) => {
  const answer = await decoder.decode(bytes)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

describe('a picture that is drawn anew', () => {
  it('stands upright, is no longer than it may be, and says nothing beside what is seen', async () => {
    const photo = withComment(await phonePhoto(), 'taken by somebody')
    // What the phone wrote is there, or its absence below would say nothing.
    expect(metadataOf(photo)).toEqual(expect.arrayContaining(['COM', 'APP1 Exif', 'APP1 http:']))
    expect(photo.includes('Fictional Phone')).toBe(true)
    const { bytes, width, height, original, shown } = await decoded(photo)
    expect([width, height]).toEqual([1_067, 1_600])
    expect(original).toBe(hashOf(photo))
    expect(shown).toBe(hashOf(bytes))
    expect(metadataOf(bytes)).toEqual([])
    for (const word of ['Exif', 'GPS', 'Fictional', 'secret', 'somebody', 'ICC_PROFILE', 'http'])
      expect(Buffer.from(bytes).includes(word)).toBe(false)
    // Turned by a quarter: what was left is now above.
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)
    expect(at(500, 200)[0]).toBeGreaterThan(200)
    expect(at(500, 1_400)[2]).toBeGreaterThan(200)
  })

  it('is a JPEG on white whatever it was, and is not made larger', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    const { bytes, width, height } = await decoded(png)
    expect([width, height]).toEqual([40, 30])
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect(Math.min(...data.subarray(0, 3))).toBeGreaterThan(250)
    const webp = await sharp(png).webp().toBuffer()
    expect(pictureKind((await decoded(webp)).bytes)).toBe('jpeg')
  })
})

describe('what is no such picture', () => {
  it.each([
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0', 'heic'],
    ['GIF', 'GIF89a\x01\0\x01\0', 'gif'],
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['PDF', '%PDF-1.7\n', 'pdf'],
    ['a page of the web', '<!DOCTYPE html><html><body>404</body></html>', 'web_page'],
    ['a text', '照片1', 'not_a_picture'],
    ['nothing', '', 'empty'],
  ])('is refused by name: %s', async (_name, text, refused) => {
    expect(await decoder.decode(Buffer.from(text, 'latin1'))).toEqual({ refused })
  })

  it('is refused where its file is too large', async () => {
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    expect(await decoder.decode(Buffer.concat([jpeg], PICTURE_BYTES_MAX + 1))).toEqual({ refused: 'too_large' })
  })

  it('is refused where a small file would be a huge picture, and where it is cut', async () => {
    const huge = bomb(30_000)
    expect(huge.length).toBeLessThan(1_000_000)
    expect(await decoder.decode(huge)).toEqual({ refused: 'too_many_pixels' })
    // The same bytes within the bound are a picture: it is the size that is refused.
    expect(await decoder.decode(bomb(1_000))).toMatchObject({ width: 1_000 })
    const photo = await phonePhoto()
    expect(await decoder.decode(photo.subarray(0, photo.length >> 1))).toEqual({ refused: 'damaged' })
  })
})

describe('a process that does not live', () => {
  it('costs the picture that it drew, and the next is drawn by another', async () => {
    const own = openDecoder()
    const photo = await phonePhoto(400, 300)
    const lost = own.decode(photo)
    while (own.pid() === null) await new Promise((resolve) => setImmediate(resolve))
    process.kill(own.pid() as number, 'SIGKILL')
    expect(await lost).toEqual({ refused: 'broken_off' })
    expect(await own.decode(photo)).toMatchObject({ width: 300, height: 400 })
    own.close()
    expect(own.pid()).toBeNull()
  })

  it('is ended where it takes too long', async () => {
    const hasty = openDecoder({ drawMs: 1 })
    const photo = await phonePhoto(400, 300)
    const late = hasty.decode(photo)
    while (hasty.pid() === null) await new Promise((resolve) => setImmediate(resolve))
    const slow = hasty.pid() as number
    expect(await late).toEqual({ refused: 'too_slow' })
    // It is gone, and not only forgotten.
    await expect(
      (async () => {
        for (;;) {
          process.kill(slow, 0)
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
      })(),
    ).rejects.toThrow('ESRCH')
    hasty.close()
  })

  it('takes one picture after the other, however many are asked for at once', async () => {
    const photo = await phonePhoto(400, 300)
    const many = await Promise.all([decoder.decode(photo), decoder.decode(Buffer.from('GIF8')), decoder.decode(photo)])
    expect(many.map((one) => ('refused' in one ? one.refused : one.shown === hashOf(one.bytes)))).toEqual([true, 'gif', true])
  })
})
