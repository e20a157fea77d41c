import type { ObjectionCase } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { minuteWords } from '../../tips/words'

/** What the pages of filings about a record show alike. */

interface MovesCardProps<M extends string> {
  lawful: readonly M[]
  /** why whoever looks may not decide; null: he may */
  barred: string | null
  move: (name: M) => { label: string; judges: boolean }
  onMove: (name: M) => void
}

/** What can be done about it now. */
export const MovesCard = <M extends string>({ lawful, barred, move, onMove }: MovesCardProps<M>) => (
  <Card title="办理">
    {barred !== null && <Notice tone="warn">{barred}</Notice>}
    <div className="actions">
      {lawful.map((name) => (
        <Button key={name} look={move(name).judges ? 'main' : 'soft'} onTap={() => onMove(name)}>
          {move(name).label}
        </Button>
      ))}
    </div>
    {lawful.length === 0 && <p className="hint">已经办完。</p>}
  </Card>
)

interface DoneCardProps<M extends string> {
  lines: readonly { at: string; officer: string; move: M; detail: string | null }[]
  labelOf: (move: M) => string
}

/** What was done about it, by whom and when. */
export const DoneCard = <M extends string>({ lines, labelOf }: DoneCardProps<M>) => (
  <Card title="办理记录">
    {lines.length === 0 ? (
      <p className="hint">还没有。</p>
    ) : (
      <Facts
        lines={lines.map(({ at, officer, move, detail }) => ({
          label: minuteWords(at),
          text: `${officer} ${labelOf(move)}${detail === null ? '' : `：${detail}`}`,
        }))}
      />
    )}
  </Card>
)

/** Who decided what it is about, and who says so, as a line. */
export const authorsLine = (authors: ObjectionCase['authors']): { label: string; text: string } => ({
  label: '原决定由谁作出',
  text:
    authors.length === 0
      ? '来源没有写明，还没有人写明'
      : authors
          .map(({ unit, officer, stated }) => `${[unit, officer].filter(Boolean).join(' ')}（${stated ? '办理人写明' : '来源写明'}）`)
          .join('；'),
})
