import type { Drawing, Opened, Picked } from './photo'

/** Lets the person pick pictures; none where the dialog is closed. */
export function pickPictures(): Promise<Picked[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = 'image/*'
    input.id = 'pick-pictures'
    input.style.display = 'none'
    const done = (picked: Picked[]) => {
      input.remove()
      resolve(picked)
    }
    input.onchange = () => done(Array.from(input.files ?? [], pickedOf))
    input.addEventListener('cancel', () => done([]))
    document.body.append(input)
    input.click()
  })
}

const pickedOf = (file: File): Picked => ({ size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) })

/** Opens a picture; it throws where the browser cannot. */
export async function openPicture(bytes: Uint8Array, type: 'jpeg' | 'png'): Promise<Opened> {
  const image = await decode(bytes, type)
  return {
    size: { width: image.width, height: image.height },
    draw: (drawing) => draw(image, drawing),
    close: () => 'close' in image && image.close(),
  }
}

/** Older browsers open pictures as elements only, and the page's own rules allow them data addresses and no others. */
async function decode(bytes: Uint8Array, type: 'jpeg' | 'png'): Promise<ImageBitmap | HTMLImageElement> {
  if (typeof createImageBitmap === 'function') return createImageBitmap(new Blob([bytes.slice()], { type: `image/${type}` }))
  const image = new Image()
  image.src = dataUrl(bytes, type)
  await image.decode()
  return image
}

/** Letters that are put together at once: all of them would be too many arguments. */
const CHUNK = 32_768

function dataUrl(bytes: Uint8Array, type: 'jpeg' | 'png'): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return `data:image/${type};base64,${btoa(text)}`
}

async function draw(image: CanvasImageSource, { size, transform, picture, quality }: Drawing): Promise<Uint8Array> {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  // What is transparent in a PNG is paper, not black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, size.width, size.height)
  context.setTransform(...transform)
  context.drawImage(image, 0, 0, picture.width, picture.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality / 100))
  if (!blob) throw new Error('no picture came from the canvas')
  return new Uint8Array(await blob.arrayBuffer())
}

/** An address under which a photo can be shown. */
export const showPhoto = (bytes: Uint8Array): Promise<string> => Promise.resolve(dataUrl(bytes, 'jpeg'))
