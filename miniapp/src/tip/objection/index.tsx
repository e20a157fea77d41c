import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ObjectionFiled } from '@shared/api/objections'
import { isKind, KINDS } from '@shared/kinds/index'
import { OBJECTION_CLOCK } from '@shared/objections/clock'
import { STANDS_MAX, WRONG_MAX } from '@shared/objections/limits'
import { FILERS, type Filer } from '@shared/objections/words'
import { codesOf } from '@shared/vocabulary'
import { OBJECTIONS } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { DemoKey } from '@/components/DemoKey'
import { Choice, FaultLine, Field, LongField } from '@/components/Field'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { isDemonstration } from '../root'
import { sendFiling } from '../sendFiling'
import { sentenceOf } from '../words'
import { WriterCard } from '../WriterCard'
import { EMPTY, faultsOf, type ObjectionForm } from './faults'
import { sealObjection, type SealedObjection } from './seal'
import { Taken } from './Taken'

const CHOICES = codesOf(FILERS).map((code) => ({ code, word: FILERS[code].label, note: FILERS[code].hint }))
const NOT_SENT = '没有发送，写的内容还在这一页，可以再试。'

/** Somebody whom a record names says that it is wrong: a short form, then the number and the receipt. */
function ObjectionPage() {
  const { kind = '', id = '' } = useRouter<{ kind?: string; id?: string }>().params
  const [form, setForm] = useState<ObjectionForm>(EMPTY)
  const [hasTried, setTried] = useState(false)
  const [sealed, setSealed] = useState<SealedObjection | null>(null)
  const [taken, setTaken] = useState<ObjectionFiled | null>(null)
  const [state, setState] = useState<'idle' | 'sending' | { fault: string }>('idle')

  if (!isKind(kind) || id === '') return <Page>{<FaultLine fault="地址不对：请从那条记录的页面进来。" />}</Page>
  if (taken && sealed) return <Taken filed={taken} receipt={sealed.receipt} />

  const faults = hasTried ? faultsOf(form) : {}
  const change = (part: Partial<ObjectionForm>) => {
    setForm({ ...form, ...part })
    // What was sealed says something else by now.
    setSealed(null)
  }
  const submit = async () => {
    setTried(true)
    if (Object.keys(faultsOf(form)).length > 0 || state === 'sending') return
    setState('sending')
    try {
      const ready = sealed ?? (await sealObjection(form, { kind, record: id }))
      setSealed(ready)
      setTaken(await sendFiling<ObjectionFiled>(OBJECTIONS, ready.filing))
      setState('idle')
    } catch (error) {
      setState({ fault: sentenceOf(error, NOT_SENT) })
    }
  }
  const text = (name: Exclude<keyof ObjectionForm, 'filer'>) => ({
    id: `objection-${name}`,
    value: form[name],
    fault: faults[name] ?? null,
    onChange: (value: string) => change({ [name]: value }),
  })
  return (
    <Page>
      <DemoKey shown={isDemonstration} />
      <View className="title" ariaRole="heading">
        <Text>对这条记录（{KINDS[kind]}）有异议</Text>
      </View>
      <Card>
        <Text className="paragraph">
          记录写明的企业、责任人可以提出。收到的次日起 {OBJECTION_CLOCK.workdays} 个工作日内，由作出原决定以外的单位答复。
        </Text>
        <Text className="hint">写的内容只有办理异议的人看得到，不公布；公布的只有编号、日期、办到哪一步和决定。</Text>
      </Card>
      <Card title="由谁提出">
        <Choice<Filer>
          label="您代表"
          choices={CHOICES}
          chosen={form.filer}
          fault={faults.filer ?? null}
          onChoose={(filer) => change({ filer })}
        />
        {form.filer === 'firm' && <Field {...text('uscc')} label="统一社会信用代码" max={40} hint="记录里写明的那家企业的，18 位。" />}
      </Card>
      <Card title="写明两点">
        <LongField {...text('wrong')} label="哪里不对" max={WRONG_MAX} />
        <LongField {...text('stands')} label="应当是怎样的" max={STANDS_MAX} />
      </Card>
      <WriterCard field={text} />
      {typeof state === 'object' && <FaultLine fault={state.fault} />}
      {hasTried && Object.keys(faults).length > 0 && <FaultLine fault="上面还有没写对的地方。" />}
      <Tap className="button button--main button--wide" id="send-objection" onTap={() => void submit()}>
        {state === 'sending' ? '正在密封、发送……' : '提出异议'}
      </Tap>
    </Page>
  )
}

export default bounded(ObjectionPage)
