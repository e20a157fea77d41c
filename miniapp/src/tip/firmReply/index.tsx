import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ReplyFiled } from '@shared/api/replies'
import { isKind, KINDS } from '@shared/kinds/index'
import { REPLY_MAX } from '@shared/replies/limits'
import { shownLength } from '@shared/replies/text'
import { REPLIES } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { DemoKey } from '@/components/DemoKey'
import { FaultLine, Field, LongField } from '@/components/Field'
import { Page } from '@/components/Page'
import { isDemonstration } from '../root'
import { SendFiling } from '../SendFiling'
import { useFiling } from '../useFiling'
import { WriterCard } from '../WriterCard'
import { EMPTY, faultsOf, type ReplyForm } from './faults'
import { sealReply, type SealedReply } from './seal'
import { Taken } from './Taken'

/** A firm that a record names says something beside it: a short form, then the number and the receipt. */
function ReplyPage() {
  const { kind = '', id = '' } = useRouter<{ kind?: string; id?: string }>().params
  const { form, faults, change, submit, state, taken } = useFiling<ReplyForm, SealedReply, ReplyFiled>({
    empty: EMPTY,
    faultsOf,
    path: REPLIES,
  })

  if (!isKind(kind) || id === '') return <Page>{<FaultLine fault="地址不对：请从那条记录的页面进来。" />}</Page>
  if (taken) return <Taken filed={taken.filed} receipt={taken.sealed.receipt} />

  const text = (name: keyof ReplyForm) => ({
    id: `reply-${name}`,
    value: form[name],
    fault: faults[name] ?? null,
    onChange: (value: string) => change({ [name]: value }),
  })
  return (
    <Page>
      <DemoKey shown={isDemonstration} />
      <View className="title" ariaRole="heading">
        <Text>对这条记录（{KINDS[kind]}）写企业回应</Text>
      </View>
      <Card>
        <Text className="paragraph">
          记录写明的企业可以写。核对是本企业写的以后，由作出原决定以外的单位阅读，原样公布在记录旁边，写明“企业自述，未经核实”。
        </Text>
        <Text className="hint">
          阅读只看两样：侮辱、他人个人信息。这样的字会被遮成 ■，或者整份不公布；别的一字不改。请不要写别人的姓名、电话、住址。
        </Text>
      </Card>
      <Card title="哪家企业">
        <Field {...text('uscc')} label="统一社会信用代码" max={40} hint="记录里写明的那家企业的，18 位。" />
      </Card>
      <Card title="要说的话">
        <LongField {...text('text')} label="公布的就是这一段" max={REPLY_MAX} lengthOf={shownLength} />
      </Card>
      <WriterCard field={text} />
      <SendFiling
        id="send-reply"
        label="提交回应"
        state={state}
        hasFaults={Object.keys(faults).length > 0}
        onSend={() => void submit((typed) => sealReply(typed, { kind, record: id }))}
      />
    </Page>
  )
}

export default bounded(ReplyPage)
