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
import { isDemonstration } from '../root'
import { SendFiling } from '../SendFiling'
import { useFiling } from '../useFiling'
import { WriterCard } from '../WriterCard'
import { EMPTY, faultsOf, type ObjectionForm } from './faults'
import { sealObjection, type SealedObjection } from './seal'
import { Taken } from './Taken'

const CHOICES = codesOf(FILERS).map((code) => ({ code, word: FILERS[code].label, note: FILERS[code].hint }))

/** Somebody whom a record names says that it is wrong: a short form, then the number and the receipt. */
function ObjectionPage() {
  const { kind = '', id = '' } = useRouter<{ kind?: string; id?: string }>().params
  const { form, faults, change, submit, state, taken } = useFiling<ObjectionForm, SealedObjection, ObjectionFiled>({
    empty: EMPTY,
    faultsOf,
    path: OBJECTIONS,
  })

  if (!isKind(kind) || id === '') return <Page>{<FaultLine fault="地址不对：请从那条记录的页面进来。" />}</Page>
  if (taken) return <Taken filed={taken.filed} receipt={taken.sealed.receipt} />

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
      <SendFiling
        id="send-objection"
        label="提出异议"
        state={state}
        hasFaults={Object.keys(faults).length > 0}
        onSend={() => void submit((typed) => sealObjection(typed, { kind, record: id }))}
      />
    </Page>
  )
}

export default bounded(ObjectionPage)
