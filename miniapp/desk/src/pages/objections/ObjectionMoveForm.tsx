import { useState, type FormEvent } from 'react'
import { REASON_MAX } from '@shared/objections/limits'
import { OBJECTION_MOVES, OBJECTION_NEED_LABELS, objectionMove, type ObjectionMoveName } from '@shared/objections/moves'
import { MERITS, NOT_ADMITTED, type Merit, type NotAdmitted } from '@shared/objections/words'
import { PATHS } from '../../api/paths'
import type { ObjectionCase, ObjectionMove } from '../../api/types'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Select, TextArea } from '../../components/fields'
import { Notice } from '../../components/Notice'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import { AuthorFields, authorOf, ColleagueSelect } from '../filings/fields'

interface MoveFormProps {
  move: ObjectionMoveName
  one: ObjectionCase
  onDone: (answer: ObjectionCase) => void
  onCancel: () => void
}

const NOTHING = { why: '' as NotAdmitted | '', merit: '' as Merit | '', reason: '', unit: '', person: '', officer: '' }

/** What a move must be filled with, and the move itself. */
export function ObjectionMoveForm({ move, one, onDone, onCancel }: MoveFormProps) {
  const { client } = useDesk()
  const [typed, setTyped] = useState(NOTHING)
  const work = useWork()
  const set = (next: Partial<typeof NOTHING>) => setTyped({ ...typed, ...next })
  const { needs } = objectionMove(move)
  const make = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      const { why, merit, reason, officer } = typed
      const body: ObjectionMove = {
        move,
        revision: one.revision,
        ...(why === '' ? {} : { why }),
        ...(merit === '' ? {} : { merit }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        ...authorOf(typed),
        ...(officer === '' ? {} : { officer }),
      }
      onDone(await client.send<ObjectionCase>('POST', PATHS.objectionMoves(one.number), body))
    })
  }
  return (
    <Card title={OBJECTION_MOVES[move].label}>
      <form className="stack" onSubmit={make}>
        {needs.includes('author') && (
          <AuthorFields label={OBJECTION_NEED_LABELS.author} unit={typed.unit} person={typed.person} filing="这件异议" onChange={set} />
        )}
        {needs.includes('why') && (
          <Select
            label={OBJECTION_NEED_LABELS.why}
            value={typed.why}
            options={NOT_ADMITTED}
            none="请选择"
            onChange={(why) => set({ why })}
          />
        )}
        {needs.includes('merit') && (
          <Select
            label={OBJECTION_NEED_LABELS.merit}
            value={typed.merit}
            options={MERITS}
            none="请选择"
            onChange={(merit) => set({ merit })}
          />
        )}
        {needs.includes('reason') && (
          <TextArea
            label={OBJECTION_NEED_LABELS.reason}
            value={typed.reason}
            onChange={(reason) => set({ reason })}
            maxLength={REASON_MAX}
          />
        )}
        {needs.includes('officer') && (
          <ColleagueSelect
            label={OBJECTION_NEED_LABELS.officer}
            value={typed.officer}
            colleagues={one.colleagues}
            onChange={(officer) => set({ officer })}
          />
        )}
        {move === 'publish' && <p>公布后，记录的页面上写明决定、决定单位和日期；理由只给提出异议的人看。</p>}
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
