import { MOVES } from '@shared/tips/moves'
import { ACTORS, TIP_STATES } from '@shared/tips/words'
import type { CaseAnswer, CaseLine } from '../../api/types'
import { Badge } from '../../components/Badge'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { Words } from '../../components/Words'
import { detailLines } from '../../tips/detail'
import { noteOf } from '../../tips/notes'
import { hourWords } from '../../tips/words'

const STEPS: Record<CaseLine['step'], string | null> = { done: null, proposed: '提出，等确认', confirmed: '已确认', sent_back: '已退回' }

/** Everything that happened to a case, newest first, with the notes that can be read. */
export function Timeline({ answer, contentKey }: { answer: CaseAnswer; contentKey: Uint8Array | null }) {
  const lines = [...answer.lines].sort((a, b) => b.n - a.n)
  return (
    <Card title="办理经过">
      <ol className="timeline">
        {lines.map((line) => (
          <li key={line.n}>
            <div className="timeline__head">
              <strong>{MOVES[line.move].label}</strong>
              {STEPS[line.step] !== null && <Badge tone={line.step === 'proposed' ? 'warn' : 'plain'}>{STEPS[line.step]}</Badge>}
              <span className="hint">
                {hourWords(line.at)}　{ACTORS[line.actor]}
                {line.officer !== null && ` ${line.officer}`}
              </span>
            </div>
            {line.from !== line.to && (
              <div className="hint">
                {TIP_STATES[line.from]} → {TIP_STATES[line.to]}
              </div>
            )}
            {detailLines(line.detail).map(({ label, text }) => (
              <div key={label}>
                <span className="hint">{label}：</span>
                {text}
              </div>
            ))}
            <NoteText answer={answer} line={line} contentKey={contentKey} />
          </li>
        ))}
        <li>
          <div className="timeline__head">
            <strong>收到举报</strong>
            <span className="hint">{hourWords(answer.receivedAt)}</span>
          </div>
        </li>
      </ol>
    </Card>
  )
}

function NoteText({ answer, line, contentKey }: { answer: CaseAnswer; line: CaseLine; contentKey: Uint8Array | null }) {
  const read = noteOf(answer.id, line, contentKey)
  switch (read.is) {
    case 'none':
      return null
    case 'shut':
      return <div className="hint">有一条密封的记录</div>
    case 'failed':
      return <Notice tone="stop">这条记录没有拆开：{read.words}</Notice>
    case 'open':
      return (
        <>
          {read.note.text !== '' && <Words look="note">{read.note.text}</Words>}
          {read.note.answer !== null && (
            <>
              <div className="hint">给举报人的第 {read.note.answer.seq} 份答复：</div>
              <Words look="answer">{read.note.answer.text}</Words>
            </>
          )}
        </>
      )
  }
}
