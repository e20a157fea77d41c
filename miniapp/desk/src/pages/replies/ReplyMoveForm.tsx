import { useState, type FormEvent } from 'react'
import { ADDRESS_MAX } from '@shared/replies/limits'
import { REPLY_MOVES, REPLY_NEED_LABELS, replyMove, type ReplyMoveName } from '@shared/replies/moves'
import type { Span } from '@shared/replies/redaction'
import { GROUNDS, PROOFS, type Ground, type Proof } from '@shared/replies/words'
import { PATHS } from '../../api/paths'
import type { ReplyCase, ReplyMove, ReplyMoved } from '../../api/types'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Select, TextField } from '../../components/fields'
import { Notice } from '../../components/Notice'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import { AuthorFields, authorOf, ColleagueSelect } from '../filings/fields'
import { RedactField } from './RedactField'

interface MoveFormProps {
  move: ReplyMoveName
  one: ReplyCase
  onDone: (moved: ReplyMoved) => void
  onCancel: () => void
}

const NOTHING = { address: '', proof: '' as Proof | '', unit: '', person: '', officer: '', ground: '' as Ground | '' }

/** What is said before a move that cannot be taken back. */
const BEFORE: Partial<Record<ReplyMoveName, string>> = {
  publish: '原样公布在记录旁边，写明“企业自述，未经核实”。说得对不对、是不是批评机关，都不是不公布的理由。',
  redact: '只能遮字，不能改字。遮的字公布成 ■，写明理由。',
  refuse: '整份不公布，只为两种理由；公开的统计里计一份，写明理由。能遮的，请用“遮盖后公布”。',
}

/** What a move must be filled with, and the move itself. */
export function ReplyMoveForm({ move, one, onDone, onCancel }: MoveFormProps) {
  const { client } = useDesk()
  const [typed, setTyped] = useState(NOTHING)
  const [spans, setSpans] = useState<Span[]>([])
  const work = useWork()
  const set = (next: Partial<typeof NOTHING>) => setTyped({ ...typed, ...next })
  const { needs } = replyMove(move)
  const make = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      const { address, proof, officer, ground } = typed
      const body: ReplyMove = {
        move,
        revision: one.revision,
        ...(address.trim() === '' ? {} : { address: address.trim() }),
        ...(proof === '' ? {} : { proof }),
        ...authorOf(typed),
        ...(officer === '' ? {} : { officer }),
        ...(ground === '' ? {} : { ground }),
        ...(needs.includes('spans') ? { spans } : {}),
      }
      onDone(await client.send<ReplyMoved>('POST', PATHS.replyMoves(one.number), body))
    })
  }
  return (
    <Card title={REPLY_MOVES[move].label}>
      <form className="stack" onSubmit={make}>
        {BEFORE[move] !== undefined && <p>{BEFORE[move]}</p>}
        {needs.includes('address') && (
          <TextField
            label={REPLY_NEED_LABELS.address}
            value={typed.address}
            onChange={(address) => set({ address })}
            maxLength={ADDRESS_MAX}
            hint="照登记机关登记的住所写，不用来信人说的地址。核对码只显示一次，马上打印。"
            required
          />
        )}
        {needs.includes('proof') && (
          <Select label={REPLY_NEED_LABELS.proof} value={typed.proof} options={PROOFS} none="请选择" onChange={(proof) => set({ proof })} />
        )}
        {needs.includes('author') && (
          <AuthorFields label={REPLY_NEED_LABELS.author} unit={typed.unit} person={typed.person} filing="这份回应" onChange={set} />
        )}
        {needs.includes('officer') && (
          <ColleagueSelect
            label={REPLY_NEED_LABELS.officer}
            value={typed.officer}
            colleagues={one.colleagues}
            onChange={(officer) => set({ officer })}
          />
        )}
        {needs.includes('spans') && <RedactField text={one.text ?? ''} spans={spans} onChange={setSpans} />}
        {needs.includes('ground') && (
          <Select
            label={REPLY_NEED_LABELS.ground}
            value={typed.ground}
            options={GROUNDS}
            none="请选择"
            onChange={(ground) => set({ ground })}
          />
        )}
        {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
        <div className="actions">
          <Button look="main" submit disabled={work.busy}>
            确定
          </Button>
          <Button onTap={onCancel}>取消</Button>
        </div>
      </form>
    </Card>
  )
}
