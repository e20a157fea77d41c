import { useState, type FormEvent } from 'react'
import { shanghaiDay } from '@shared/codes/dates'
import { CONTACT_MAX, NAME_MAX, TIP_PLACE_MAX, TIP_TEXT_MAX } from '@shared/tips/limits'
import { CHANNELS, TIP_KINDS, type Channel, type TipKind } from '@shared/tips/words'
import { PATHS } from '../api/paths'
import type { CaseAnswer, MoveAnswer } from '../api/types'
import { Button } from '../components/Button'
import { Card } from '../components/Card'
import { Check, Select, TextArea, TextField } from '../components/fields'
import { Notice } from '../components/Notice'
import { ROOT } from '../config'
import { rootBytes } from '../session/keyring'
import { randomness } from '../session/random'
import { useDesk } from '../state/desk'
import { useWork } from '../state/useWork'
import { registered, type Told } from '../tips/registration'
import { ReceiptCard } from './ReceiptCard'

const NOTHING: Told = {
  kind: 'hazard',
  address: '',
  day: '',
  goingOn: false,
  text: '',
  danger: false,
  employee: false,
  name: '',
  contact: '',
}
const KINDS = Object.fromEntries(Object.entries(TIP_KINDS).map(([code, { label, hint }]) => [code, `${label}：${hint}`])) as Record<
  TipKind,
  string
>
const BY_HAND = Object.fromEntries(Object.entries(CHANNELS).filter(([code]) => code !== 'phone_page')) as Partial<Record<Channel, string>>

export function RegisterPage() {
  const { client, session, service, now } = useDesk()
  const [told, setTold] = useState<Told>(NOTHING)
  const [channel, setChannel] = useState<Channel>('hotline')
  const [done, setDone] = useState<{ receipt: string; tipId: string; here: boolean } | null>(null)
  const work = useWork()
  const set = (next: Partial<Told>) => setTold({ ...told, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      if (service === null) throw new Error('没有读到受理密钥的名单。填写的内容还在，请刷新后再试。')
      if (told.day > shanghaiDay(new Date(now()))) throw new Error('发生的日期在今天之后，请核对。')
      const made = registered(told, service, { root: rootBytes(ROOT), now: now(), randomness })
      await client.send('POST', PATHS.filing, { id: made.tipId, filing: made.filing })
      // What was told, the name above all, does not stay on the page once it is sealed and acknowledged.
      setTold(NOTHING)
      const here = made.desk === session.desk
      setDone({ receipt: made.receipt, tipId: made.tipId, here })
      if (!here) return
      const { revision } = await client.get<CaseAnswer>(PATHS.tip(made.tipId))
      await client.send<MoveAnswer>('POST', PATHS.moves(made.tipId), { move: 'register', revision, channel })
    })
  }
  if (done !== null)
    return (
      <>
        {work.wrong !== null && (
          <Notice tone="stop">举报已收下，来源渠道没有登记上：{work.wrong} 请到这一件里用「登记来源渠道」补上。</Notice>
        )}
        <ReceiptCard {...done} busy={work.busy} onNext={() => setDone(null)} />
      </>
    )
  return (
    <>
      <h1>登记电话、来信、来访</h1>
      <Notice tone="warn">有人正处在危险中：先请对方拨打 119、120、110，再登记。</Notice>
      <form onSubmit={submit} className="columns">
        <Card title="举报人说的">
          <div className="stack">
            <Select label="来源渠道" value={channel} options={BY_HAND} onChange={(one) => one !== '' && setChannel(one)} />
            <Select label="类别" value={told.kind} options={KINDS} onChange={(kind) => kind !== '' && set({ kind })} />
            <TextField label="地点" value={told.address} onChange={(address) => set({ address })} maxLength={TIP_PLACE_MAX} required />
            <TextField label="发生的日期" type="date" value={told.day} onChange={(day) => set({ day })} hint="不知道可以不填。" />
            <Check label="现在还在发生" checked={told.goingOn} onChange={(goingOn) => set({ goingOn })} />
            <TextArea
              label="内容"
              value={told.text}
              onChange={(text) => set({ text })}
              rows={7}
              maxLength={TIP_TEXT_MAX}
              hint="尽量用对方的原话。"
            />
            <Check label="有人死亡或有生命危险" checked={told.danger} onChange={(danger) => set({ danger })} />
            <Check label="举报人是被举报单位的职工" checked={told.employee} onChange={(employee) => set({ employee })} />
          </div>
        </Card>
        <Card title="姓名和联系方式（可不留）">
          <p>奖励一般只发给实名的人。留下的会单独密封给发放奖励的人，经办人看不到；提交后这一页也不再保留。</p>
          <p className="hint">您听到了姓名：请交给别的经办人办理这一件。</p>
          <div className="stack">
            <TextField label="姓名" value={told.name} onChange={(name) => set({ name })} maxLength={NAME_MAX} />
            <TextField label="联系方式" value={told.contact} onChange={(contact) => set({ contact })} maxLength={CONTACT_MAX} />
          </div>
          {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
          <div className="actions">
            <Button look="main" submit disabled={work.busy || told.text.trim().length < 4}>
              {work.busy ? '正在密封和提交…' : '密封并提交'}
            </Button>
          </div>
        </Card>
      </form>
    </>
  )
}
