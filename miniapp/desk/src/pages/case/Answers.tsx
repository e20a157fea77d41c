import type { CaseAnswer } from '../../api/types'
import { Card } from '../../components/Card'
import { Words } from '../../components/Words'
import { answerTexts } from '../../tips/notes'
import { hourWords } from '../../tips/words'

/** The answers that were given. The sealed ones can be read by the reporter alone: what is shown is the desk's copy. */
export function Answers({ answer, contentKey }: { answer: CaseAnswer; contentKey: Uint8Array | null }) {
  const texts = answerTexts(answer, contentKey)
  const withoutCopy = contentKey === null ? '密封的；先拆开内容才看得到本台的留底。' : '密封给举报人，本台没有留底。'
  return (
    <Card title={`已给举报人的答复（${answer.answers.length}）`}>
      {answer.answers.length === 0 && <p className="hint">还没有答复过。</p>}
      {[...answer.answers]
        .sort((a, b) => b.seq - a.seq)
        .map(({ seq, at }) => (
          <article key={seq} className="message" aria-label={`第 ${seq} 份答复`}>
            <div className="timeline__head">
              <strong>第 {seq} 份</strong>
              <span className="hint">{hourWords(at)}</span>
            </div>
            {texts.has(seq) ? <Words>{texts.get(seq) ?? ''}</Words> : <p className="hint">{withoutCopy}</p>}
          </article>
        ))}
    </Card>
  )
}
