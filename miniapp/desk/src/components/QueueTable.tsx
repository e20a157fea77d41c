import { CLOCKS } from '@shared/tips/clocks'
import { MOVES } from '@shared/tips/moves'
import { CHANNELS, TIP_KINDS, TIP_STATES } from '@shared/tips/words'
import type { QueueItem } from '../api/types'
import { NEVER } from '../tips/order'
import { daysWords, hourWords, shortId } from '../tips/words'
import { Badge } from './Badge'
import { dueTone } from './dueTone'

interface QueueTableProps {
  items: readonly QueueItem[]
  /** which line the keyboard is on */
  chosen: number
  today: string
  onOpen: (id: string) => void
}

export function QueueTable({ items, chosen, today, onOpen }: QueueTableProps) {
  return (
    <table className="table table--open">
      <thead>
        <tr>
          <th scope="col">举报</th>
          <th scope="col">状态</th>
          <th scope="col">期限</th>
          <th scope="col">收到</th>
          <th scope="col">经办人</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={item.id} id={`line-${at}`} className={at === chosen ? 'is-chosen' : undefined} onClick={() => onOpen(item.id)}>
            <td>
              <div className="line">
                {item.danger && <Badge tone="stop">危及生命</Badge>}
                <button type="button" className="line__open" aria-current={at === chosen ? 'true' : undefined}>
                  {TIP_KINDS[item.kind].label}　<span className="code">{shortId(item.id)}</span>
                </button>
                {!item.looked && <Badge tone="warn">没看过</Badge>}
                {item.unread > 0 && <Badge tone="warn">新来信 {item.unread}</Badge>}
                {!item.canOpen && <Badge>由别的台拆看</Badge>}
              </div>
              <span className="hint">
                {CHANNELS[item.channel]}　{item.photos > 0 ? `照片 ${item.photos} 张` : '无照片'}
              </span>
            </td>
            <td>
              {TIP_STATES[item.state]}
              {item.pending !== null && (
                <div>
                  <Badge tone="warn">等确认：{MOVES[item.pending.move].label}</Badge>
                </div>
              )}
            </td>
            <td>
              <Due item={item} today={today} />
            </td>
            <td className="when">{hourWords(item.receivedAt)}</td>
            <td>{item.handler ?? <span className="hint">未分派</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ item, today }: { item: QueueItem; today: string }) {
  if (item.due === null || item.due === NEVER) return <span className="hint">没有期限在走</span>
  const first = item.clocks.find((one) => one.due === item.due)
  return (
    <>
      <Badge tone={dueTone(item.due, today)}>{daysWords(item.due, today)}</Badge>
      <div className="hint">
        {item.due}　{first ? CLOCKS[first.clock].label : ''}
      </div>
    </>
  )
}
