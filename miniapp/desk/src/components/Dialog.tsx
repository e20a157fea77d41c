import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './Button'

/** A question in front of the page. The browser's own: it holds the focus, and Escape closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    ref.current?.showModal()
  }, [])
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="card__head">
        <h2 id={id}>{title}</h2>
        <Button look="link" onTap={() => ref.current?.close()}>
          关闭
        </Button>
      </div>
      {children}
    </dialog>
  )
}
