import { useState } from 'react'
import { ACTORS, DESKS } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import type { OfficerChange, OfficerChanged, OfficerSecrets, OfficerView } from '../api/types'
import { Badge } from '../components/Badge'
import { Button } from '../components/Button'
import { Card, Facts } from '../components/Card'
import { Dialog } from '../components/Dialog'
import { LoadedView } from '../components/LoadedView'
import { Notice } from '../components/Notice'
import { useDesk } from '../state/desk'
import { useLoaded } from '../state/useLoaded'
import { useWork } from '../state/useWork'
import { shortId } from '../tips/words'
import { OfficerForm } from './OfficerForm'

interface Told {
  secrets: OfficerSecrets | null
  withoutHandler: readonly string[]
}

export function OfficersPage() {
  const { client } = useDesk()
  const [state, again] = useLoaded('officers', () => client.get<{ items: OfficerView[] }>(PATHS.officers))
  const [told, setTold] = useState<Told | null>(null)
  const [asks, setAsks] = useState<{ officer: string; words: string; change: OfficerChange } | null>(null)
  const work = useWork()
  const change = (officer: string, next: OfficerChange) =>
    work.run(async () => {
      const done = await client.send<OfficerChanged>('POST', PATHS.officer(officer), next)
      setAsks(null)
      if (done.secrets !== null || done.withoutHandler.length > 0) setTold(done)
      again()
    })
  return (
    <>
      <h1>人员</h1>
      <p>管理员增减人员、重置密码，看不到任何举报的内容。</p>
      {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
      {told !== null && <Secrets told={told} onClose={() => setTold(null)} />}
      {asks !== null && (
        <Dialog title={asks.words} onClose={() => setAsks(null)}>
          <div className="actions">
            <Button look="stop" disabled={work.busy} onTap={() => change(asks.officer, asks.change)}>
              确定
            </Button>
          </div>
        </Dialog>
      )}
      <div className="stack">
        <LoadedView state={state} onAgain={again}>
          {({ items }) => (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">人员</th>
                  <th scope="col">角色</th>
                  <th scope="col">回避</th>
                  <th scope="col">在办</th>
                  <th scope="col">操作</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.officer}>
                    <td>
                      {one.displayName}　<span className="code">{one.officer}</span>
                      {one.away && <Badge tone="warn">不在岗</Badge>}
                      {one.locked && <Badge tone="stop">已锁定</Badge>}
                    </td>
                    <td>
                      {ACTORS[one.role]}
                      <div className="hint">{DESKS[one.desk]}</div>
                    </td>
                    <td>
                      {one.unit ?? ''}
                      <div className="hint">{one.zones.join('、')}</div>
                    </td>
                    <td className="number">{one.openCases}</td>
                    <td>
                      <div className="actions">
                        <Button disabled={work.busy} onTap={() => change(one.officer, { away: !one.away })}>
                          {one.away ? '回岗' : '不在岗'}
                        </Button>
                        <Button
                          onTap={() =>
                            setAsks({ officer: one.officer, words: `重置 ${one.displayName} 的密码和验证器？`, change: { reset: true } })
                          }
                        >
                          重置
                        </Button>
                        <Button
                          look="stop"
                          onTap={() =>
                            setAsks({ officer: one.officer, words: `移除 ${one.displayName}？不能恢复。`, change: { removed: true } })
                          }
                        >
                          移除
                        </Button>
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </LoadedView>
        <OfficerForm
          onAdded={(secrets) => {
            setTold({ secrets, withoutHandler: [] })
            again()
          }}
        />
      </div>
    </>
  )
}

/** Shown once: the service keeps only what it can check them by. */
function Secrets({ told, onClose }: { told: Told; onClose: () => void }) {
  const { secrets, withoutHandler } = told
  return (
    <Card title={secrets === null ? '在办的举报要交给别人' : '只显示这一次'}>
      {secrets !== null && (
        <>
          <Facts
            lines={[
              { label: '用户名', text: <span className="code">{secrets.officer}</span> },
              { label: '一次性密码', text: <span className="code">{secrets.password}</span> },
              { label: '验证器密钥', text: <span className="code">{secrets.totpSecret}</span> },
              { label: '验证器地址', text: <span className="code">{secrets.totpUri}</span> },
            ]}
          />
          <p>当面交给本人，不要用微信、短信发。第一次登录要换密码。</p>
        </>
      )}
      {withoutHandler.length > 0 && <p>这些举报现在没有经办人：{withoutHandler.map(shortId).join('、')}。请经办人用「交接经办人」接手。</p>}
      <Button onTap={onClose}>已记下，收起</Button>
    </Card>
  )
}
