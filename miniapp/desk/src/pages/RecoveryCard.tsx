import { useRef, useState } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { utf8 } from '@shared/tips/crypto/bytes'
import { DESKS } from '@shared/tips/words'
import type { Desk } from '@shared/tips/words'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { download } from '../components/download'
import { Select } from '../components/fields'
import { Notice } from '../components/Notice'
import { useDesk } from '../state/desk'
import { useWork } from '../state/useWork'
import { bringBack, envelopesOf, readRecovered } from '../tips/recovering'

/** For the supervisor: a desk lost its key, and the recovery body helps. */
export function RecoveryCard() {
  const { client, now } = useDesk()
  const [desk, setDesk] = useState<Desk | ''>('')
  const [said, setSaid] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const work = useWork()

  const save = (of: Desk) =>
    work.run(async () => {
      setSaid(null)
      const file = await envelopesOf(client, of)
      if (file.items.length === 0) return setSaid('没有待恢复的：都已经封给现在的密钥。没有保存文件。')
      download(`待恢复的封套-${of}-${shanghaiDay(new Date(now()))}.json`, utf8(JSON.stringify(file)), 'application/json')
      setSaid(`已保存 ${file.items.length} 件的封套。里面没有内容。请交给保管恢复密钥的第三方机关。`)
    })
  const upload = (picked: File | undefined) =>
    work.run(async () => {
      if (picked === undefined) return
      setSaid(null)
      await bringBack(client, readRecovered(await picked.text()), ({ changed, skipped }) =>
        setSaid(`已恢复 ${changed} 件。${skipped > 0 ? `${skipped} 件没有动：已经能用现在的密钥打开、已经结束，或刚有变化。` : ''}`),
      )
    })

  return (
    <Card title="受理台丢了密钥" screenOnly>
      <p>
        一个受理台再没有人打得开旧的封套时用。先做好并公布它的新密钥，再把封套交给保管恢复密钥的第三方机关。每一次下载和上传都记入审计。
      </p>
      <Select label="丢了密钥的受理台" value={desk} options={DESKS} onChange={setDesk} none="请选择" />
      <div className="actions">
        <Button disabled={work.busy || desk === ''} onTap={() => desk !== '' && save(desk)}>
          下载待恢复的封套
        </Button>
        <Button disabled={work.busy} onTap={() => input.current?.click()}>
          上传恢复结果
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="恢复结果文件"
          onChange={(event) => {
            upload(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {said !== null && <Notice tone="pass">{said}</Notice>}
      {work.wrong !== null && <Notice tone="stop">{work.wrong} 已恢复的不受影响，可以再做一次。</Notice>}
    </Card>
  )
}
