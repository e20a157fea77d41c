import { crc32, deflateSync } from 'node:zlib'

/** A drawing of flat shapes, and its bytes as PNG: plainly made up, and the same wherever it is drawn. */

type Colour = readonly [red: number, green: number, blue: number]
type Point = readonly [x: number, y: number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Eight bits a colour, three colours a point. */
const DEPTH = 8
const TRUE_COLOUR = 2

export class Raster {
  readonly #width: number
  readonly #height: number
  /** each line with the filter byte that PNG wants before it: none */
  readonly #lines: Buffer

  constructor(width: number, height: number, ground: Colour) {
    this.#width = width
    this.#height = height
    this.#lines = Buffer.alloc((width * 3 + 1) * height)
    this.rectangle(0, 0, width, height, ground)
  }

  /** Fills a rectangle; what lies outside the drawing is left out. */
  rectangle(left: number, top: number, width: number, height: number, colour: Colour): this {
    const corners: Point[] = [
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ]
    return this.polygon(corners, colour)
  }

  /** Fills a polygon: of each line the points between an odd and an even crossing. */
  polygon(corners: readonly Point[], colour: Colour): this {
    const tops = corners.map(([, y]) => y)
    const end = Math.min(this.#height, Math.ceil(Math.max(...tops)) + 1)
    for (let y = Math.max(0, Math.floor(Math.min(...tops))); y < end; y++) {
      const crossings = corners
        .flatMap(([x, top], i): number[] => {
          const [nextX, nextTop] = corners[(i + 1) % corners.length] as Point
          return top <= y === nextTop <= y ? [] : [x + ((y - top) / (nextTop - top)) * (nextX - x)]
        })
        .sort((a, b) => a - b)
      for (let i = 0; i + 1 < crossings.length; i += 2) this.#span(y, crossings[i] as number, crossings[i + 1] as number, colour)
    }
    return this
  }

  #span(y: number, from: number, to: number, colour: Colour): void {
    const line = y * (this.#width * 3 + 1) + 1
    const [first, last] = [Math.max(0, Math.round(from)), Math.min(this.#width, Math.round(to))]
    if (first < last) this.#lines.fill(Buffer.from(colour), line + first * 3, line + last * 3)
  }

  /** The drawing as PNG (ISO/IEC 15948). */
  png(): Buffer {
    const head = Buffer.alloc(13)
    head.writeUInt32BE(this.#width, 0)
    head.writeUInt32BE(this.#height, 4)
    head[8] = DEPTH
    head[9] = TRUE_COLOUR
    return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(this.#lines)), chunk('IEND', Buffer.alloc(0))])
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}
