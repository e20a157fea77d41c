import { useState } from 'react'
import { PATHS } from '../api/paths'
import type { DeskOwner, DeskOwnersAnswer, OwnerDecided } from '../api/types'
import { Button } from '../components/Button'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { TextField } from '../components/fields'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { minuteWords } from '../tips/words'

/** Owners and trading centres who want to be told of decisions: an officer finds out whether the code is theirs. */
export function OwnersPage() {
  const { client } = useDesk()
  const [state, again] = useLoaded(PATHS.owners, () => client.get<DeskOwnersAnswer>(PATHS.owners))
  return (
    <>
      <h1>订阅单位</h1>
      <p className="words">
        这些单位要订阅决定的通知，接收地址已经答复过验证。请按登记的电话（不是订阅里写的）打过去，问清楚是不是它提出的，再决定。新提出的，确认以后从下一版起通知；每个决定记一笔。
      </p>
      <LoadedView state={state} onAgain={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">没有等着核对的单位。</p>
          ) : (
            <ul className="pictures" aria-label="等着核对的单位">
              {items.map((one) => (
                <One key={one.id} owner={one} onDecided={again} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </>
  )
}

function One({ owner: { id, code, name, host, watches, askedAt, again }, onDecided }: { owner: DeskOwner; onDecided: () => void }) {
  const { client, say } = useDesk()
  const work = useWork()
  const [how, setHow] = useState('')
  const decide = (confirmed: boolean) =>
    work.run(async () => {
      await client.send<OwnerDecided>('POST', PATHS.owner(id), { confirmed, code, name, how: how.trim() })
      say(`“${name}”：${confirmed ? '已确认，开始通知它。' : '已退回。'}`)
      onDecided()
    })
  const isReady = how.trim().length >= 2 && !work.busy
  return (
    <li className="card">
      <h2>{name}</h2>
      <p>{code}</p>
      <p className="hint">{`关注 ${watches} 家企业；通知送到 ${host}；${minuteWords(askedAt)} 提出`}</p>
      {again && <p className="hint">原来已经开通，改了代码或名称；核对以前停止通知，确认以后从停的地方接着通知。</p>}
      <TextField label="怎样核对的" value={how} onChange={setHow} />
      <div className="actions">
        <Button look="main" disabled={!isReady} onTap={() => decide(true)}>
          代码属实，确认
        </Button>
        <Button look="stop" disabled={!isReady} onTap={() => decide(false)}>
          没有核对到，退回
        </Button>
      </div>
      {work.wrong !== null && <Notice tone="stop">没有记下：{work.wrong}</Notice>}
    </li>
  )
}
