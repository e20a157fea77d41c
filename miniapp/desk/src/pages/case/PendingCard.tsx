import { useState } from 'react'
import { RECTIFIABLE } from '@shared/kinds/rectifiable'
import { MOVES, NEED_LABELS } from '@shared/tips/moves'
import { PATHS } from '../../api/paths'
import type { CaseAnswer, MoveAnswer, SettleBody } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { TextArea } from '../../components/fields'
import { PublicRecord } from '../../components/PublicRecord'
import { Words } from '../../components/Words'
import { Notice } from '../../components/Notice'
import { randomness } from '../../session/random'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import { detailLines } from '../../tips/detail'
import { isOtherAmount, stepsOf } from '../../tips/rewardWords'
import { noteOf, sealedNote } from '../../tips/notes'
import type { OpenedCase } from '../../tips/openCase'
import { PublishWarning } from './PublishWarning'

interface PendingCardProps {
  answer: CaseAnswer
  opened: OpenedCase | null
  onDone: (answer: CaseAnswer, words: string) => void
}

/** A move that waits for a second officer: what was proposed, with its words, and the two ways out. */
export function PendingCard({ answer, opened, onDone }: PendingCardProps) {
  const { client, session } = useDesk()
  const [why, setWhy] = useState('')
  const work = useWork()
  if (answer.pending === null) return null
  const { move, by } = answer.pending
  const line = [...answer.lines].reverse().find((one) => one.step === 'proposed' && one.move === move)
  const read = line === undefined ? null : noteOf(answer.id, line, opened?.key ?? null)
  const reward = read?.is === 'open' ? read.note.reward : null
  const own = by === session.officer
  const settle = (confirm: boolean) =>
    work.run(async () => {
      const note =
        why.trim() === '' || opened === null
          ? {}
          : { note: sealedNote(answer, { v: 1, text: why.trim(), answer: null, reward: null }, opened.key, randomness) }
      const body: SettleBody = { revision: answer.revision, confirm, ...note }
      const done = await client.send<MoveAnswer>('POST', PATHS.settle(answer.id), body)
      onDone(done.case, confirm ? `已确认「${MOVES[move].label}」，现在生效。` : `「${MOVES[move].label}」已退回。`)
    })
  const { publicRecord, recordTitle = '', recordAbout, ...others } = line?.detail ?? {}
  const facts = [
    { label: '提出人', text: by },
    ...(line === undefined ? [] : detailLines(others)),
    ...(publicRecord === undefined
      ? []
      : [
          {
            label: NEED_LABELS.publicRecord,
            text: <PublicRecord kind={RECTIFIABLE} id={publicRecord} title={recordTitle} about={recordAbout} />,
          },
        ]),
    ...(read?.is === 'open' && read.note.text !== '' ? [{ label: '办理记录', text: <Words>{read.note.text}</Words> }] : []),
    ...(reward === null ? [] : [{ label: '怎么算的', text: stepsOf(reward) }]),
    ...(read?.is === 'open' && read.note.answer !== null
      ? [{ label: '给举报人的答复', text: <Words>{read.note.answer.text}</Words> }]
      : []),
  ]
  return (
    <Card title={`等确认：${MOVES[move].label}`}>
      <Facts lines={facts} />
      {line !== undefined && reward !== null && isOtherAmount(line, reward) && (
        <Notice tone="stop">密封的记录里的金额和提交的不一样。请不要确认，退回并告诉监督人。</Notice>
      )}
      {publicRecord !== undefined && <PublishWarning />}
      {read?.is === 'failed' && <Notice tone="stop">提出人的记录没有拆开：{read.words}</Notice>}
      {own && <p>这一步是您提出的，要由另一位经办人确认；您可以收回。</p>}
      {(answer.maySettle.confirm || answer.maySettle.sendBack) && opened !== null && (
        <TextArea label="意见（密封，可不填）" value={why} onChange={setWhy} rows={2} maxLength={1_000} />
      )}
      {opened === null && answer.maySettle.confirm && <p className="hint">确认前请先载入密钥，看过内容和拟好的答复。</p>}
      {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
      <div className="actions">
        {answer.maySettle.confirm && (
          <Button look="main" disabled={work.busy || opened === null} onTap={() => settle(true)}>
            确认
          </Button>
        )}
        {answer.maySettle.sendBack && (
          <Button look="stop" disabled={work.busy} onTap={() => settle(false)}>
            {own ? '收回' : '退回'}
          </Button>
        )}
      </div>
    </Card>
  )
}
