import { View } from '@tarojs/components'
import { CONTACT_MAX, NAME_MAX } from '@shared/tips/limits'
import { Card } from '@/components/Card'
import { Check, Choice, Field } from '@/components/Field'
import { Reward } from '../Reward'
import { Preview } from './Preview'
import { faultFinder, type ServedProps } from './step'

const NAMED_CHOICES = [
  { code: 'no', word: '匿名', note: '谁都不知道您是谁，受理台也不知道。回复用凭证查。' },
  { code: 'yes', word: '实名', note: '姓名和联系方式只交给发奖励的人，不给办案的人；和举报内容分开密封。' },
] as const

/** By name or not, what that means for the reward, and what everybody will see. */
export function PersonStep({ draft, change, faults, service }: ServedProps) {
  const fault = faultFinder(faults)
  return (
    <View>
      <Card>
        <Choice
          label="匿名还是实名"
          choices={NAMED_CHOICES}
          chosen={draft.named ? 'yes' : 'no'}
          onChoose={(code) => change({ named: code === 'yes' })}
        />
        {draft.named && (
          <View>
            <Field id="name" label="姓名" value={draft.name} fault={fault('name')} max={NAME_MAX} onChange={(name) => change({ name })} />
            <Field
              id="contact"
              label="联系方式"
              placeholder="电话、微信号或邮箱"
              value={draft.contact}
              fault={fault('contact')}
              max={CONTACT_MAX}
              onChange={(contact) => change({ contact })}
            />
            <Check
              id="tell-handler"
              word="可以告诉办案人：这是实名举报"
              note="只告诉「实名」两个字，不告诉姓名。不勾，办案人也看不出。"
              checked={draft.tellHandler}
              onChange={(tellHandler) => change({ tellHandler })}
            />
          </View>
        )}
        <Check
          id="employee"
          word="我是被举报单位的员工"
          note="办案人会看到这一条；打击报复员工举报人要从重处理。"
          checked={draft.employee}
          onChange={(employee) => change({ employee })}
        />
      </Card>
      {draft.kind && <Reward kind={draft.kind} employee={draft.employee} named={draft.named} service={service} />}
      <Preview draft={draft} />
    </View>
  )
}
