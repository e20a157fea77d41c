import { useState } from 'react'
import type { OpenedCase } from '../../tips/openCase'
import { slipLines, slipOf, type SlipChoice } from '../../tips/transferSlip'
import { Check, TextArea } from '../../components/fields'
import { Facts } from '../../components/Card'

interface SlipFormProps {
  opened: OpenedCase
  slip: SlipChoice
  onChange: (slip: SlipChoice) => void
}

/** What another desk gets. Photos and the reporter's words are blank until chosen one by one; who the reporter is cannot be chosen. */
export function SlipForm({ opened, slip, onChange }: SlipFormProps) {
  const [shows, setShows] = useState(false)
  const { tip } = opened
  if (tip === null) return <p className="hint">这一件本身是移交来的，不能再转交。</p>
  const toggle = (n: number, chosen: boolean) =>
    onChange({ ...slip, photos: chosen ? [...slip.photos, n] : slip.photos.filter((one) => one !== n) })
  return (
    <fieldset className="stack">
      <legend>移交单</legend>
      <p className="hint">举报人的身份从不移交。原话和照片默认不附，逐项勾选才附：写法、拍摄的位置都可能让人认出举报人。</p>
      <TextArea
        label="移交说明（用您自己的话）"
        value={slip.summary}
        onChange={(summary) => onChange({ ...slip, summary })}
        hint="写清对象、地点、要查的事。不要写可以认出举报人的细节。"
      />
      <Check label="附上举报人的原话" checked={slip.words} onChange={(words) => onChange({ ...slip, words })} />
      {Array.from({ length: opened.photos }, (_, at) => at + 1).map((n) => (
        <Check key={n} label={`附上第 ${n} 张照片`} checked={slip.photos.includes(n)} onChange={(chosen) => toggle(n, chosen)} />
      ))}
      <Check
        label="让接手的受理台能答复举报人"
        hint="附上由回执生成的查询号和密封公钥，不含姓名；不附则只有本台能答复。"
        checked={slip.answerable}
        onChange={(answerable) => onChange({ ...slip, answerable })}
      />
      <Check label="看移交单的样子" checked={shows} onChange={setShows} />
      {shows && <Facts lines={slipLines(slipOf(tip, slip))} />}
    </fieldset>
  )
}
