import { useState, type FormEvent } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { KEY_HOLDERS, openKeyFileInSteps, readKeyFile, type KeyFile } from '@shared/tips/crypto/keyFile'
import { DEMO_PASSPHRASE, isDemoRoot } from '@shared/tips/demo'
import { OBJECTION_DESK } from '@shared/objections/words'
import { DESKS } from '@shared/tips/words'
import { plainRequest } from '../api/client'
import { PATHS } from '../api/paths'
import { Button } from '../components/Button'
import { Card, Facts } from '../components/Card'
import { TextField } from '../components/fields'
import { Notice } from '../components/Notice'
import { ROOT, SERVER } from '../config'
import { createKeyring, isOfRoot, rootBytes, signerOf } from '../session/keyring'
import { useDesk } from '../state/desk'
import { holderOf, keyDeskOf } from '../state/navigation'
import { useWork } from '../state/useWork'

export function KeysPage() {
  const { session, ring, setRing, say, now } = useDesk()
  const [file, setFile] = useState<{ name: string; file: KeyFile } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [share, setShare] = useState(0)
  const work = useWork()

  const load = async (keyFile: KeyFile, words: string) => {
    const opened = createKeyring(await openKeyFileInSteps(keyFile, words, setShare))
    setPassphrase('')
    if (opened.desk !== keyDeskOf(session))
      throw new Error(`这是「${nameOf(opened.desk)}」的密钥，您要用「${nameOf(keyDeskOf(session))}」的。没有载入。`)
    if (opened.holder !== holderOf(session))
      throw new Error(`这是${KEY_HOLDERS[opened.holder]}保管的密钥，不归您用。没有载入，请还给保管的人。`)
    if (!isOfRoot(opened, rootBytes(ROOT))) throw new Error('这些密钥不是由本市的监督机构签发的，没有载入。')
    setRing(opened)
    setFile(null)
    say('密钥已载入，只在内存里；退出、关闭页面或 15 分钟不操作就没有了。')
  }
  const pick = (picked: File | undefined) =>
    work.run(async () => {
      if (picked === undefined) return
      setFile({ name: picked.name, file: readKeyFile(await picked.text()) })
    })
  const open = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      if (file !== null) await load(file.file, passphrase)
    })
  }
  const loadDemo = () =>
    work.run(async () => {
      const response = await plainRequest(SERVER, PATHS.demoKeys(keyDeskOf(session), holderOf(session)))
      await load(readKeyFile(await response.text()), DEMO_PASSPHRASE)
    })
  const demonstration = session.demonstration || isDemoRoot(ROOT)

  return (
    <>
      <h1>密钥</h1>
      <div className="columns">
        <Card title={ring === null ? '还没有载入' : '已载入'}>
          {ring === null ? (
            <p>选择密钥文件并输入口令。文件和口令都不会离开这台电脑。</p>
          ) : (
            <>
              <Facts
                lines={[
                  { label: '受理台', text: nameOf(ring.desk) },
                  { label: '保管人', text: KEY_HOLDERS[ring.holder] },
                  { label: '拆封密钥', text: `${ring.counts.seal} 把` },
                  {
                    label: '签名密钥',
                    text:
                      signerOf(ring, rootBytes(ROOT), Math.floor(now() / 1_000)) === undefined
                        ? '没有现在能用的，不能答复'
                        : '有一把现在能用',
                  },
                  { label: '身份密钥', text: ring.counts.identity === 0 ? '没有（由发放奖励的人保管）' : `${ring.counts.identity} 把` },
                  { label: '最后一把到期', text: shanghaiDay(new Date(ring.until * 1_000)) },
                ]}
              />
              <Button look="stop" onTap={() => setRing(null)}>
                从内存清除
              </Button>
            </>
          )}
          {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
          <form onSubmit={open} className="stack">
            <div className="field">
              <label htmlFor="key-file">密钥文件（.keys.json）</label>
              <input id="key-file" type="file" accept=".json,application/json" onChange={(event) => pick(event.target.files?.[0])} />
            </div>
            {file !== null && (
              <>
                <p className="hint">
                  {nameOf(file.file.desk)}，{KEY_HOLDERS[file.file.holder]}保管
                </p>
                <TextField label="口令" type="password" value={passphrase} onChange={setPassphrase} required autoFocus />
                <Button look="main" submit disabled={work.busy || passphrase === ''}>
                  {work.busy ? `正在打开… ${Math.round(share * 100)}%` : '打开'}
                </Button>
              </>
            )}
          </form>
          {demonstration && (
            <Button onTap={loadDemo} disabled={work.busy}>
              {work.busy ? `正在打开… ${Math.round(share * 100)}%` : '载入演示密钥'}
            </Button>
          )}
        </Card>
        <Card title="密钥从哪里来">
          <p>这一页不生成密钥。监督机构用 npm run keys 一次签发一个季度的密钥，每把拆封密钥最多用 7 天；用过一周后删除。</p>
          <p>密钥文件请放在只有您能拿到的地方（加密 U 盘），不要留在公用电脑上，不要用微信、邮件传。口令不要和文件放在一起。</p>
          <p>丢了文件或忘了口令：马上告诉监督机构。没有办结的举报，可以用恢复密钥重新封给新密钥；已经看过的不受影响。</p>
        </Card>
      </div>
    </>
  )
}

const KEY_DESKS = { ...DESKS, [OBJECTION_DESK]: '异议和回应办理' }
const nameOf = (desk: string): string => (KEY_DESKS as Readonly<Record<string, string>>)[desk] ?? desk
