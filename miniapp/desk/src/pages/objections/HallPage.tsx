import { KINDS } from '@shared/kinds/index'
import { FILER_LABELS, OBJECTION_STATES, OUTCOMES } from '@shared/objections/words'
import { PATHS } from '../../api/paths'
import type { ObjectionLine, ObjectionQueue } from '../../api/types'
import { Badge } from '../../components/Badge'
import { LoadedView } from '../../components/LoadedView'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'

/** Every objection by its clock, the overdue first. */
export function HallPage() {
  const { client } = useDesk()
  const [state, again] = useLoaded(PATHS.objections, () => client.get<ObjectionQueue>(PATHS.objections))
  return (
    <>
      <h1>异议</h1>
      <LoadedView state={state} onAgain={again}>
        {({ items, counts }) => (
          <>
            <p className="words">
              待受理 {counts.received} 件，已受理 {counts.accepted} 件，待公布 {counts.decided} 件，逾期 {counts.late} 件。
            </p>
            {items.length === 0 ? <p className="empty">没有异议。</p> : <Lines items={items} />}
          </>
        )}
      </LoadedView>
    </>
  )
}

function Lines({ items }: { items: readonly ObjectionLine[] }) {
  const { go } = useDesk()
  return (
    <table className="table table--open table--stack">
      <thead>
        <tr>
          <th scope="col">异议</th>
          <th scope="col">状态</th>
          <th scope="col">最迟决定</th>
          <th scope="col">办理人</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ number, kind, title, filer, state, due, late, handler, outcome }) => (
          <tr key={number} onClick={() => go({ at: 'objectionCase', number })}>
            <td>
              <button type="button" className="line__open">
                <span className="code">{number}</span>　{KINDS[kind]}：{title}
              </button>
              <div className="hint">{FILER_LABELS[filer]}提出</div>
            </td>
            <td data-name="状态">
              {OBJECTION_STATES[state]}
              {outcome !== null && <div className="hint">{OUTCOMES[outcome]}</div>}
            </td>
            <td data-name="最迟决定">
              {late ? <Badge tone="stop">逾期 {due}</Badge> : (due ?? <span className="hint">放假安排还没有公布</span>)}
            </td>
            <td data-name="办理人">{handler ?? <span className="hint">未分派</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
