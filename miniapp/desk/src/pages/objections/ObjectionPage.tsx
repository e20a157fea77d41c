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
import { minuteWords } from '../../tips/words'
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
                <Card title="办理">
                  {one.barred !== null && <Notice tone="warn">{one.barred}</Notice>}
                  <div className="actions">
                    {one.lawful.map((name) => (
                      <Button key={name} look={objectionMove(name).judges ? 'main' : 'soft'} onTap={() => setMove(name)}>
                        {OBJECTION_MOVES[name].label}
                      </Button>
                    ))}
                  </div>
                  {one.lawful.length === 0 && <p className="hint">已经办完。</p>}
                </Card>
              ) : (
                <ObjectionMoveForm key={move} move={move} one={one} onDone={done} onCancel={() => setMove(null)} />
              )}
            </div>
            <div>
              <Standing one={one} />
              {one.hasContact && <ContactCard path={PATHS.objectionContact(number)} unseal={openContact} />}
              <Done one={one} />
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
          {
            label: '原决定由谁作出',
            text:
              authors.length === 0
                ? '来源没有写明，还没有人写明'
                : authors
                    .map(
                      ({ unit, officer, stated }) =>
                        `${[unit, officer].filter(Boolean).join(' ')}（${stated ? '办理人写明' : '来源写明'}）`,
                    )
                    .join('；'),
          },
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

function Done({ one: { lines } }: { one: ObjectionCase }) {
  return (
    <Card title="办理记录">
      {lines.length === 0 ? (
        <p className="hint">还没有。</p>
      ) : (
        <Facts
          lines={lines.map(({ at, officer, move, detail }) => ({
            label: minuteWords(at),
            text: `${officer} ${OBJECTION_MOVES[move].label}${detail === null ? '' : `：${detail}`}`,
          }))}
        />
      )}
    </Card>
  )
}
