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
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: `image/${type}` }))
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } catch (error) {
    URL.revokeObjectURL(url)
    throw error
  }
  return {
    size: { width: image.naturalWidth, height: image.naturalHeight },
    draw: (drawing) => draw(image, drawing),
    close: () => URL.revokeObjectURL(url),
  }
}

async function draw(image: HTMLImageElement, { size, transform, picture, quality }: Drawing): Promise<Uint8Array> {
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

/** An address under which a photo can be shown, and the letting go of it. */
export function showPhoto(bytes: Uint8Array): { url: string; release: () => void } {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'image/jpeg' }))
  return { url, release: () => URL.revokeObjectURL(url) }
}
