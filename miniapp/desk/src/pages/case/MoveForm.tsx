import { useMemo, useState } from 'react'
import { formatMoney } from '@shared/codes/money'
import { moveOf, NEED_LABELS, type MoveName } from '@shared/tips/moves'
import { RECTIFIABLE } from '@shared/kinds/rectifiable'
import { TIP_STATES, DESKS } from '@shared/tips/words'
import { PATHS } from '../../api/paths'
import type { CaseAnswer, MoveAnswer } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { Dialog } from '../../components/Dialog'
import { Words } from '../../components/Words'
import { Notice } from '../../components/Notice'
import { ROOT } from '../../config'
import { rootBytes, signerOf } from '../../session/keyring'
import { randomness } from '../../session/random'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import { afterMove, caseState } from '../../tips/after'
import { bodyOf, EMPTY, missingOf, type Filled } from '../../tips/filled'
import type { OpenedCase } from '../../tips/openCase'
import { sealMove } from '../../tips/sealMove'
import { suggestedAnswer } from '../../tips/suggest'
import { MoveField } from './MoveFields'
import { PaperSlip } from './PaperSlip'

/** The hazard of the public record from which a tip was started. */
function recordOf(opened: OpenedCase | null): string {
  const record = opened?.tip?.where.record
  return record?.kind === RECTIFIABLE ? record.id : ''
}

interface MoveFormProps {
  move: MoveName
  answer: CaseAnswer
  opened: OpenedCase | null
  onDone: (answer: CaseAnswer, words: string) => void
  onCancel: () => void
}

/** The form of one move: what it needs, a preview of the answer, and its sending. */
export function MoveForm({ move, answer, opened, onDone, onCancel }: MoveFormProps) {
  const { client, ring, service, now, session } = useDesk()
  const [filled, setFilled] = useState<Filled>({ ...EMPTY, publicRecord: recordOf(opened) })
  /** null until the officer has changed the suggested words */
  const [ownWords, setOwnWords] = useState<string | null>(null)
  const [previews, setPreviews] = useState(false)
  const work = useWork()
  const { label, needs, fourEyes } = moveOf(move)
  const after = useMemo(() => afterMove(caseState(answer), move, new Date(now())), [answer, move, now])
  const chosen = {
    ...(filled.refusalReason ? { refusalReason: filled.refusalReason } : {}),
    ...(filled.closingReason ? { closingReason: filled.closingReason } : {}),
    destination: filled.toDesk ? DESKS[filled.toDesk] : filled.destination,
    ...(filled.reward ? { amount: formatMoney(filled.reward.amountFen) } : {}),
  }
  const whole: Filled = { ...filled, answer: ownWords ?? suggestedAnswer(move, answer.state, after, chosen) }
  const missing = missingOf(move, whole)
  const answers = needs.includes('answer')

  const send = () =>
    work.run(async () => {
      const signer = ring === null ? undefined : signerOf(ring, rootBytes(ROOT), Math.floor(now() / 1_000))
      const input = { move, answer, opened, filled: whole, after, now: now(), signer, service, root: rootBytes(ROOT), randomness }
      const body = bodyOf(move, answer.revision, whole, await sealMove(input))
      const done = await client.send<MoveAnswer>('POST', PATHS.moves(answer.id), body)
      onDone(done.case, done.tookEffect ? `已${label}。` : `「${label}」已提出，等另一位经办人确认后生效。`)
    })
  const change = ({ answer: words, ...next }: Partial<Filled>) => {
    if (words !== undefined) setOwnWords(words)
    setFilled((before) => ({ ...before, ...next }))
  }

  return (
    <Card title={label} screenOnly>
      {fourEyes && <Notice tone="warn">这一步须由另一位经办人确认才生效。</Notice>}
      <div className="stack">
        {needs.map((need) => (
          <MoveField key={need} need={need} answer={answer} opened={opened} filled={whole} onChange={change} />
        ))}
        {move === 'transfer' && opened !== null && <PaperSlip id={answer.id} opened={opened} destination={filled.destination} />}
      </div>
      {needs.length === 0 && <p>确定后立即生效。</p>}
      {missing.length > 0 && <p className="hint">还差：{missing.map((need) => NEED_LABELS[need]).join('、')}</p>}
      {work.wrong !== null && !previews && <Notice tone="stop">{work.wrong}</Notice>}
      <div className="actions">
        <Button look="main" disabled={missing.length > 0 || work.busy} onTap={answers ? () => setPreviews(true) : send}>
          {answers ? '预览答复' : work.busy ? '正在提交…' : '确定'}
        </Button>
        <Button look="link" onTap={onCancel}>
          取消
        </Button>
      </div>
      {previews && (
        <Dialog title="举报人会看到" onClose={() => setPreviews(false)}>
          <Facts
            lines={[
              { label: '状态', text: TIP_STATES[after.state] },
              { label: '答复', text: <Words>{whole.answer}</Words> },
              {
                label: after.state === 'reward_decided' ? '期限' : '下次答复',
                text: after.next === null ? '没有约定' : `最迟 ${after.next}`,
              },
              { label: '签名', text: DESKS[session.desk] },
            ]}
          />
          <p className="hint">签名后密封给举报人，只有用凭证能看。{fourEyes ? '另一位经办人确认后举报人才看得到。' : ''}</p>
          {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
          <div className="actions">
            <Button look="main" disabled={work.busy} onTap={send}>
              {work.busy ? '正在签名和密封…' : '签名并提交'}
            </Button>
            <Button look="link" onTap={() => setPreviews(false)}>
              再改改
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  )
}
