import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { tidyReceipt } from '@shared/tips/crypto/receipt'
import { Card } from '@/components/Card'
import { Check, Field } from '@/components/Field'
import { Tap } from '@/components/Tap'
import { saveReceipt, SAVE_WORDS } from '../saveReceipt'
import { mayClaim } from '../mayClaim'
import { ReceiptGroups } from '../ReceiptGroups'
import type { ServedProps, StepProps } from './step'

/** The receipt: shown, and let go only after the person has it somewhere else. */
export function ReceiptStep({ draft, change, service }: Omit<ServedProps, 'faults'>) {
  const groups = draft.receipt.split('-')
  return (
    <View>
      <Card title="您的凭证" id="receipt-card">
        <ReceiptGroups name="凭证" groups={groups} />
        <Text className="paragraph">
          {mayClaim(draft, service) ? '查回复、写回、领奖励' : '查回复、写回'}
          都只凭它。它没有发给任何人，丢了谁也找不回来；谁拿到它，谁就能看回复。
        </Text>
      </Card>
      <Saving draft={draft} change={change} groups={groups} />
      <Card>
        <Check
          id="remember"
          word="在这部手机上记住凭证"
          note="方便查回复；但拿到您手机的人也会知道您举报过。不勾，发出后这部手机上不留凭证。"
          checked={draft.remember}
          onChange={(remember) => change({ remember })}
        />
        <Check
          id="forget-visits"
          word="发出后清除「最近看过」和存着的公示"
          note="不勾，只去掉这件举报说的那一条；拿到您手机的人看得到您还看过什么。"
          checked={draft.keepVisits !== true}
          onChange={(forgets) => change({ keepVisits: !forgets })}
        />
      </Card>
    </View>
  )
}

/** Ways to save it, of which one is enough. */
function Saving({ draft, change, groups }: Omit<StepProps, 'faults'> & { groups: readonly string[] }) {
  // Another group for each draft, and the same one each time this page is drawn.
  const asked = parseInt(draft.id.slice(0, 4), 16) % groups.length
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const save = async () => {
    const told = await saveReceipt(draft.receipt)
    setFault(told)
    if (told === null) change({ receiptSaved: true })
  }
  const check = () => {
    const isRight = tidyReceipt(typed) === groups[asked]
    setFault(isRight ? null : `和第 ${asked + 1} 组不一样，请对照您抄下的再看一遍。`)
    if (isRight) change({ receiptSaved: true })
  }
  if (draft.receiptSaved)
    return (
      <View className="state state--pass" ariaRole="status" id="receipt-saved">
        <Text>凭证已保存，可以发送了。</Text>
      </View>
    )
  return (
    <Card title="先保存，再发送（任选一种）">
      <Tap className="button button--wide" id="save-receipt" onTap={() => void save()}>
        {SAVE_WORDS}
      </Tap>
      <Field
        id="typed-back"
        label={`或者抄在纸上，再填回第 ${asked + 1} 组（5 个字符）`}
        value={typed}
        max={10}
        fault={fault}
        onChange={setTyped}
      />
      <Tap className="button button--wide" id="check-typed" onTap={check}>
        核对抄写
      </Tap>
    </Card>
  )
}
