import { useState } from 'react'
import { KINDS } from '@shared/kinds/index'
import { openContact } from '@shared/objections/contact'
import { OBJECTION_MOVES, objectionMove, type ObjectionMoveName } from '@shared/objections/moves'
import { FILER_LABELS, NOT_ADMITTED, OBJECTION_STATES, OUTCOMES } from '@shared/objections/words'
import { PATHS } from '../../api/paths'
import type { ObjectionCase } from '../../api/types'
import { Badge } from '../../components/Badge'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { ContactCard } from '../../components/ContactCard'
import { LoadedView } from '../../components/LoadedView'
import { Notice } from '../../components/Notice'
import { PublicRecord } from '../../components/PublicRecord'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'
import { authorsLine, DoneCard, MovesCard } from '../filings/cards'
import { ObjectionMoveForm } from './ObjectionMoveForm'

/** One objection: the record as it stands, what is said against it, who may decide, and what can be done. */
export function ObjectionPage({ number }: { number: string }) {
  const { client, go, say } = useDesk()
  const path = PATHS.objectionCase(number)
  const [state, again, put] = useLoaded(path, () => client.get<ObjectionCase>(path))
  const [move, setMove] = useState<ObjectionMoveName | null>(null)
  const done = (answer: ObjectionCase) => {
    say(`已办：${move === null ? '' : OBJECTION_MOVES[move].label}。`)
    setMove(null)
    put(answer)
  }
  return (
    <>
      <Button look="link" onTap={() => go({ at: 'objections' })}>
        ‹ 异议
      </Button>
      <h1>异议 {number}</h1>
      <LoadedView state={state} onAgain={again}>
        {(one) => (
          <div className="columns">
            <div>
              <Matter one={one} />
              {move === null ? (
                <MovesCard lawful={one.lawful} barred={one.barred} move={objectionMove} onMove={setMove} />
              ) : (
                <ObjectionMoveForm key={move} move={move} one={one} onDone={done} onCancel={() => setMove(null)} />
              )}
            </div>
            <div>
              <Standing one={one} />
              {one.hasContact && <ContactCard path={PATHS.objectionContact(number)} unseal={openContact} />}
              <DoneCard lines={one.lines} labelOf={(name) => OBJECTION_MOVES[name].label} />
            </div>
          </div>
        )}
      </LoadedView>
    </>
  )
}

function Matter({ one: { kind, record, title, isPublic, filer, uscc, wrong, stands } }: { one: ObjectionCase }) {
  return (
    <Card title={`对${KINDS[kind]}的异议`}>
      <PublicRecord kind={kind} id={record} title={title} />
      {!isPublic && <Notice tone="warn">这条记录现在不在公示里：可能已经更正、撤下或公示期满。</Notice>}
      <Facts
        lines={[
          { label: '由谁提出', text: `${FILER_LABELS[filer]}${uscc === null ? '' : `，${uscc}`}` },
          { label: '哪里不对', text: wrong ?? '保存期已过，已经删去' },
          { label: '应当是', text: stands ?? '保存期已过，已经删去' },
        ]}
      />
    </Card>
  )
}

function Standing({ one: { state, filedOn, due, late, handler, authors, decision, publishedOn } }: { one: ObjectionCase }) {
  return (
    <Card title="办到哪一步" aside={late ? <Badge tone="stop">逾期</Badge> : undefined}>
      <Facts
        lines={[
          { label: '状态', text: OBJECTION_STATES[state] },
          { label: '收到', text: filedOn },
          { label: '最迟决定', text: due ?? '放假安排还没有公布，不知道' },
          { label: '办理人', text: handler ?? '未分派' },
          authorsLine(authors),
          ...(decision === null
            ? []
            : [
                { label: '决定', text: `${OUTCOMES[decision.outcome]}${decision.why === null ? '' : `：${NOT_ADMITTED[decision.why]}`}` },
                { label: '理由', text: decision.reason ?? '已经删去' },
                { label: '谁决定', text: `${decision.unit} ${decision.officer} ${decision.on}` },
                { label: '公布', text: publishedOn ?? '还没有公布' },
              ]),
        ]}
      />
    </Card>
  )
}
