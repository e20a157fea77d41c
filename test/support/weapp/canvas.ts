import type { Page } from 'playwright-core'

/** An image of the mini-program's canvas, as WeChat shapes it. */
export interface DrawnImage {
  isImage: true
  width: number
  height: number
  src: string
  onload: () => void
  onerror: (error: unknown) => void
}

export interface Drawing {
  width: number
  height: number
  calls: [name: string, ...values: unknown[]][]
  type: 'jpeg' | 'png'
  quality: number
}

/** Draws what a mini-program asked of its canvas, in a real browser. */
export interface Canvas {
  /** size of a picture; throws where it is none */
  measure: (picture: Buffer) => Promise<{ width: number; height: number }>
  draw: (drawing: Drawing) => Promise<Buffer>
}

/** `newPage` opens the page on which it draws, at the first picture: most walks have none. */
export function canvasOn(newPage: () => Promise<Page>): Canvas {
  let board: Promise<Page> | null = null
  const page = () => (board ??= newPage())
  return {
    measure: async (picture) =>
      (await page()).evaluate(async (base64) => {
        const image = new Image()
        image.src = 'data:;base64,' + base64
        await image.decode()
        return { width: image.naturalWidth, height: image.naturalHeight }
      }, picture.toString('base64')),
    draw: async (drawing) => {
      const url = await (
        await page()
      ).evaluate(async ({ width, height, calls, type, quality }) => {
        const canvas = document.createElement('canvas')
        canvas.width = width
        canvas.height = height
        const context = canvas.getContext('2d') as unknown as Record<string, unknown>
        for (const [name, ...values] of calls) {
          if (name.startsWith('=')) {
            context[name.slice(1)] = values[0]
            continue
          }
          const real = await Promise.all(
            values.map(async (value) => {
              if (typeof value !== 'object' || value === null || !('image' in value)) return value
              const image = new Image()
              image.src = 'data:;base64,' + String(value.image)
              await image.decode()
              return image
            }),
          )
          ;(context[name] as (...values: unknown[]) => void).apply(context, real)
        }
        return canvas.toDataURL(`image/${type}`, quality)
      }, drawing)
      return Buffer.from(url.split(',')[1] ?? '', 'base64')
    },
  }
}
