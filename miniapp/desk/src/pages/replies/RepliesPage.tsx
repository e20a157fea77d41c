import { useState, type FormEvent } from 'react'
import { KINDS } from '@shared/kinds/index'
import { REPLY_STATES } from '@shared/replies/words'
import { PATHS } from '../../api/paths'
import type { ReplyLine, ReplyQueue } from '../../api/types'
import { Button } from '../../components/Button'
import { TextField } from '../../components/fields'
import { LoadedView } from '../../components/LoadedView'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'

/** Every reply of a firm, those that can be read first. */
export function RepliesPage() {
  const { client } = useDesk()
  const [state, again] = useLoaded(PATHS.replies, () => client.get<ReplyQueue>(PATHS.replies))
  return (
    <>
      <h1>企业回应</h1>
      <LoadedView state={state} onAgain={again}>
        {({ items, counts }) => (
          <>
            <p className="words">
              待核对 {counts.received} 份，待阅读 {counts.verified} 份。
              {unlistedWords(counts.received - items.filter(({ state: is }) => is === 'received').length)}
            </p>
            <ByNumber />
            {items.length === 0 ? <p className="empty">没有企业回应。</p> : <Lines items={items} />}
          </>
        )}
      </LoadedView>
    </>
  )
}

const unlistedWords = (unlisted: number): string =>
  unlisted === 0 ? '' : `同一条记录没有寄信的只列最早的，另有 ${unlisted} 份没有列出：企业来联系的，按编号打开。`

/** Opens a reply whose number a firm tells, listed or not. */
function ByNumber() {
  const { go } = useDesk()
  const [number, setNumber] = useState('')
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() !== '') go({ at: 'replyCase', number: number.trim() })
  }
  return (
    <form className="stack" onSubmit={open}>
      <TextField label="按编号打开" value={number} onChange={setNumber} />
      <div className="actions">
        <Button submit>打开</Button>
      </div>
    </form>
  )
}

function Lines({ items }: { items: readonly ReplyLine[] }) {
  const { go } = useDesk()
  return (
    <table className="table table--open">
      <thead>
        <tr>
          <th scope="col">回应</th>
          <th scope="col">状态</th>
          <th scope="col">收到</th>
          <th scope="col">办理人</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ number, kind, title, firm, state, filedOn, handler }) => (
          <tr key={number} onClick={() => go({ at: 'replyCase', number })}>
            <td>
              <button type="button" className="line__open">
                <span className="code">{number}</span>　{KINDS[kind]}：{title}
              </button>
              {firm !== title && <div className="hint">{firm}</div>}
            </td>
            <td>{REPLY_STATES[state]}</td>
            <td>{filedOn}</td>
            <td>{handler ?? <span className="hint">未分派</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
