import sharp from 'sharp'
import { JPEG_BYTES_MAX, MEMORY_MAX, PIXELS_MAX, SIDE_MAX } from './bounds'
import type { Drawn, Undrawn } from './decoder'

/** Draws one picture after the other anew, in a process of its own (see `decoder.ts`). */

const QUALITY = 80
/** How often the child looks at how much memory it holds. */
const WATCH_MS = 50

// What is no picture of these three kinds meets no code that would read it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

/** The picture upright, on white, no longer than it may be, and nothing of its file but what is seen: sharp writes no metadata unless told to. */
async function draw(bytes: Uint8Array): Promise<Drawn | Undrawn> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'truncated', sequentialRead: true })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return data.length > JPEG_BYTES_MAX ? { refused: 'too_large' } : { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    return { refused: /pixel limit|exceeds/i.test((error as Error).message) ? 'too_many_pixels' : 'damaged' }
  }
}

setInterval(() => {
  if (process.memoryUsage.rss() > MEMORY_MAX) process.exit(1)
}, WATCH_MS).unref()

process.on('message', (bytes: Uint8Array) => void draw(bytes).then((answer) => process.send?.(answer)))
