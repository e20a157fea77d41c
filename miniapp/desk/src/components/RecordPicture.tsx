import { useEffect, useState } from 'react'
import { useWork } from '../state/useWork'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Notice } from './Notice'

interface RecordPictureProps {
  /** what it is a picture of, for who does not see it */
  alt: string
  /** its sides in pixels, so that its place is kept */
  width: number
  height: number
  load: () => Promise<Uint8Array>
}

/** One picture of a public record, whole: what is at its edge counts too. A tap shows it in its full size. */
export function RecordPicture({ alt, width, height, load }: RecordPictureProps) {
  const [url, setUrl] = useState<string | null>(null)
  const [zoomed, setZoomed] = useState(false)
  const work = useWork()
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url])
  const open = () => work.run(async () => setUrl(URL.createObjectURL(new Blob([Uint8Array.from(await load())], { type: 'image/jpeg' }))))
  // Once, when it is drawn first; again only by hand.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(open, [])
  if (url === null)
    return work.wrong === null ? (
      <div className="picture__wait" role="status" style={{ aspectRatio: `${width} / ${height}` }}>
        正在取图片…
      </div>
    ) : (
      <Notice tone="stop">
        <p>图片没有取到：{work.wrong}</p>
        <Button onTap={open}>再取一次</Button>
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
