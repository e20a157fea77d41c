import { Check, TextArea } from '../../components/fields'
import { Facts } from '../../components/Card'
import type { OpenedCase } from '../../tips/openCase'
import { slipLines, slipOf, type SlipChoice } from '../../tips/transferSlip'

interface SlipFormProps {
  opened: OpenedCase
  slip: SlipChoice
  onChange: (slip: SlipChoice) => void
  /** sealed for a desk of this service, or written on paper for another office */
  to: 'desk' | 'office'
}

/** What is handed over. Photos and the reporter's words are blank until chosen one by one; who the reporter is cannot be chosen. */
export function SlipForm({ opened, slip, onChange, to }: SlipFormProps) {
  const { tip } = opened
  if (tip === null) return <p className="hint">这一件本身是移交来的，只能附上您自己的话。</p>
  const toggle = (n: number, chosen: boolean) =>
    onChange({ ...slip, photos: chosen ? [...slip.photos, n] : slip.photos.filter((one) => one !== n) })
  return (
    <fieldset className="stack">
      <legend>{to === 'desk' ? '移交单' : '移送单'}</legend>
      <p className="hint">举报人的身份从不移送。原话和照片默认不附，逐项勾选才附：写法、拍摄的位置都可能让人认出举报人。</p>
      <TextArea
        label="移送说明（用您自己的话）"
        value={slip.summary}
        onChange={(summary) => onChange({ ...slip, summary })}
        maxLength={2_000}
        hint="写清对象、地点、要查的事。不要写可以认出举报人的细节。"
      />
      <Check label="附上举报人的原话" checked={slip.words} onChange={(words) => onChange({ ...slip, words })} />
      {Array.from({ length: opened.photos }, (_, at) => at + 1).map((n) => (
        <Check key={n} label={`附上第 ${n} 张照片`} checked={slip.photos.includes(n)} onChange={(chosen) => toggle(n, chosen)} />
      ))}
      {to === 'desk' && (
        <Check
          label="让接手的受理台能答复举报人"
          hint="附上由凭证生成的查询号和密封公钥，不含姓名；不附则只有本台能答复。"
          checked={slip.answerable}
          onChange={(answerable) => onChange({ ...slip, answerable })}
        />
      )}
      <details>
        <summary>看移送单的样子</summary>
        <Facts lines={slipLines(slipOf(tip, slip))} />
      </details>
    </fieldset>
  )
}
