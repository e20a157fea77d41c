import { useId, useRef } from 'react'
import { charactersWithin, redact, withSpan, type Span } from '@shared/replies/redaction'
import { GROUNDS, type Ground } from '@shared/replies/words'
import { codesOf } from '@shared/vocabulary'
import { Button } from '../../components/Button'

interface RedactFieldProps {
  text: string
  spans: readonly Span[]
  onChange: (spans: Span[]) => void
}

/** The words of a firm, of which places are marked to be hidden, and what everybody will read. Nothing of them can be typed. */
export function RedactField({ text, spans, onChange }: RedactFieldProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const hide = (ground: Ground) => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {}
    const touched = charactersWithin(text, selectionStart, selectionEnd)
    if (touched) onChange(withSpan(spans, { ...touched, ground }))
  }
  return (
    <>
      <div className="field">
        <label htmlFor={id}>企业写的（不能改，选中要遮的字）</label>
        <textarea id={id} ref={area} rows={7} value={text} readOnly aria-describedby={`${id}-hint`} />
        <p className="hint" id={`${id}-hint`}>
          用鼠标或 Shift 加方向键选中，再按一个理由。
        </p>
      </div>
      <div className="actions">
        {codesOf(GROUNDS).map((ground) => (
          <Button key={ground} onTap={() => hide(ground)}>
            遮住选中的字：{GROUNDS[ground]}
          </Button>
        ))}
      </div>
      {spans.length > 0 && (
        <>
          <ul className="spans">
            {spans.map((span) => (
              <li key={span.from}>
                第 {span.from + 1} 至 {span.to} 字：{GROUNDS[span.ground]}{' '}
                <Button look="link" onTap={() => onChange(spans.filter((one) => one !== span))}>
                  不遮
                </Button>
              </li>
            ))}
          </ul>
          <p>公布出来是：</p>
          <p className="words words--answer">{redact(text, spans)}</p>
        </>
      )}
    </>
  )
}
