import { useEffect, useMemo, useState } from 'react'
import { useLoaded } from '../state/useLoaded'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Notice } from './Notice'

interface RecordPictureProps {
  /** which one: another is loaded anew */
  original: string
  /** what it is a picture of, for who does not see it */
  alt: string
  /** its sides in pixels, so that its place is kept */
  width: number
  height: number
  load: () => Promise<Uint8Array>
}

/** One picture of a public record, whole: what is at its edge counts too. A tap shows it in its full size. */
export function RecordPicture({ original, alt, width, height, load }: RecordPictureProps) {
  const [loaded, again] = useLoaded(original, load)
  const [zoomed, setZoomed] = useState(false)
  const bytes = loaded.is === 'here' ? loaded.value : null
  const url = useMemo(() => bytes && URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' })), [bytes])
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url])
  if (url === null)
    return loaded.is !== 'failed' ? (
      <div className="picture__wait" role="status" style={{ aspectRatio: `${width} / ${height}` }}>
        正在取图片…
      </div>
    ) : (
      <Notice tone="stop">
        <p>图片没有取到：{loaded.words}</p>
        <Button onTap={again}>再取一次</Button>
      </Notice>
    )
  return (
    <>
      <button type="button" className="picture__open" onClick={() => setZoomed(true)} aria-label={`放大：${alt}`}>
        <img src={url} alt={alt} width={width} height={height} />
      </button>
      {zoomed && (
        <Dialog title={alt} onClose={() => setZoomed(false)}>
          <img className="picture__large" src={url} alt={alt} />
        </Dialog>
      )}
    </>
  )
}
