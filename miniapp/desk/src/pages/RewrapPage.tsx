import { useState } from 'react'
import { PATHS } from '../api/paths'
import type { RewrapAnswer } from '../api/types'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { ROOT } from '../config'
import { rootBytes } from '../session/keyring'
import { randomness } from '../session/random'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { rewrapper, type Rewrapped } from '../tips/rewrapping'
import { shortId } from '../tips/words'
import { RecoveryCard } from './RecoveryCard'

const AT_ONCE = 20

interface Outcome {
  /** how many there were to wrap */
  of: number
  done: number
  /** ids whose old key is not on the ring */
  without: string[]
  /** ids whose wrap could not be opened */
  failed: string[]
}

export function RewrapPage() {
  const { client, ring, service, session, now, go } = useDesk()
  const [state, again] = useLoaded('rewrap', () => client.get<RewrapAnswer>(PATHS.rewrap))
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const work = useWork()

  const run = (items: RewrapAnswer['items']) =>
    work.run(async () => {
      if (ring === null || service === null) throw new Error('先载入密钥；若已载入，请刷新后再试。')
      const wrap = rewrapper(service, ring, { root: rootBytes(ROOT), now: now(), randomness })
      const result: Outcome = { of: items.length, done: 0, without: [], failed: [] }
      for (let at = 0; at < items.length; at += AT_ONCE) {
        const batch: Rewrapped[] = []
        for (const item of items.slice(at, at + AT_ONCE)) {
          try {
            const one = wrap(item)
            if (one === null) result.without.push(item.id)
            else batch.push(one)
          } catch {
            // A forged wrap is told by name at the end; the others go on.
            result.failed.push(item.id)
          }
        }
        if (batch.length > 0) await client.send('POST', PATHS.rewrap, { items: batch })
        result.done += batch.length
        setOutcome({ ...result })
      }
      again()
    })

  return (
    <>
      <h1>换封</h1>
      <p>拆封密钥用 7 天，过后一周删除。还没办结的举报要在删除前换封给现在的密钥，否则就再也打不开。</p>
      <LoadedView state={state} onAgain={again}>
        {({ items }) => (
          <Card title={items.length === 0 ? '没有要换封的' : `要换封 ${items.length} 件`}>
            {items.length > 0 && (
              <>
                <p>
                  最早的一件须在 <strong>{items.map((one) => one.due).sort()[0]}</strong> 前换好。
                </p>
                {ring === null ? (
                  <Button look="main" onTap={() => go({ at: 'keys' })} shortcut="g k">
                    先载入密钥
                  </Button>
                ) : (
                  <Button look="main" disabled={work.busy} onTap={() => run(items)}>
                    {work.busy ? '正在换封…' : '全部换封'}
                  </Button>
                )}
              </>
            )}
            {outcome !== null && (
              <>
                {work.busy && <progress value={outcome.done} max={outcome.of} aria-label="换封的进度" />}
                <Notice tone={outcome.without.length + outcome.failed.length === 0 ? 'pass' : 'warn'}>
                  <p>已换封 {outcome.done} 件。</p>
                  {outcome.without.length > 0 && (
                    <p>
                      {outcome.without.length} 件的旧密钥不在已载入的文件里：{outcome.without.map(shortId).join('、')}
                      。请载入那一周的密钥文件再换。
                    </p>
                  )}
                  {outcome.failed.length > 0 && (
                    <p>
                      {outcome.failed.length} 件的密封被改动过，没有换：{outcome.failed.map(shortId).join('、')}。请告诉监督人。
                    </p>
                  )}
                </Notice>
              </>
            )}
            {work.wrong !== null && <Notice tone="stop">{work.wrong} 已换好的不受影响，可以再按一次。</Notice>}
          </Card>
        )}
      </LoadedView>
      {session.role === 'oversight' && <RecoveryCard />}
    </>
  )
}
