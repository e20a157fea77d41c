import { useEffect, useState } from 'react'
import { useWork } from '../state/useWork'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Notice } from './Notice'

interface PhotoProps {
  n: number
  /** the JPEG; rejects with the sentence of the check that failed */
  load: () => Promise<Uint8Array>
}

/** One photo, opened when it is asked for; a tap shows it in its full size. */
export function Photo({ n, load }: PhotoProps) {
  const [url, setUrl] = useState<string | null>(null)
  const [zoomed, setZoomed] = useState(false)
  const work = useWork()
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url])
  const open = () =>
    work.run(async () => {
      setUrl(URL.createObjectURL(new Blob([Uint8Array.from(await load())], { type: 'image/jpeg' })))
    })
  if (url === null)
    return (
      <div className="photo">
        <Button onTap={open} disabled={work.busy}>
          {work.busy ? '正在拆…' : `拆看第 ${n} 张照片`}
        </Button>
        {work.wrong !== null && (
          <Notice tone="stop">
            第 {n} 张没有拆开：{work.wrong}
          </Notice>
        )}
      </div>
    )
  return (
    <div className="photo">
      <button type="button" className="photo__open" onClick={() => setZoomed(true)} aria-label={`放大第 ${n} 张照片`}>
        <img src={url} alt={`举报人的第 ${n} 张照片`} />
      </button>
      {zoomed && (
        <Dialog title={`第 ${n} 张照片`} onClose={() => setZoomed(false)}>
          <img className="photo__large" src={url} alt={`举报人的第 ${n} 张照片`} />
        </Dialog>
      )}
    </div>
  )
}

export function Photos({ count, load }: { count: number; load: (n: number) => Promise<Uint8Array> }) {
  if (count === 0) return <p className="hint">没有照片。</p>
  return (
    <div className="photos">
      {Array.from({ length: count }, (_, at) => (
        <Photo key={at} n={at + 1} load={() => load(at + 1)} />
      ))}
    </div>
  )
}
