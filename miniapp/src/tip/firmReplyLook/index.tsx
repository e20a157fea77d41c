import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { ReplyAnswer } from '@shared/api/replies'
import { hex } from '@shared/tips/crypto/bytes'
import { REPLY_LOOK_UP, REPLY_PROOFS, REPLY_WITHDRAWALS } from '@/api/paths'
import { send } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { FaultLine } from '@/components/Field'
import { Page } from '@/components/Page'
import { LookUpCard, numberFault } from '../LookUpCard'
import { secretsOf } from '../read'
import { sentenceOf } from '../words'
import { Found } from './Found'

/** A reply by its number and its receipt. What is typed stays in the memory of this page. */
function LookPage() {
  const [number, setNumber] = useState('')
  const [receipt, setReceipt] = useState('')
  const [found, setFound] = useState<ReplyAnswer | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | { fault: string }>('idle')
  const ask = async (path: string, more: { code?: string } = {}) => {
    const wrong = numberFault(number)
    if (wrong !== null) return setState({ fault: wrong })
    setState('asking')
    try {
      const key = hex(secretsOf(receipt).lookupId)
      setFound(await send<ReplyAnswer>(path, { method: 'POST', json: { number: number.trim(), key, ...more } }))
      setState('idle')
    } catch (error) {
      setState({ fault: sentenceOf(error, '请再试一次。') })
    }
  }
  const withdraw = async () => {
    const { confirm } = await Taro.showModal({
      title: '撤回这份回应？',
      content: '已公布的，记录旁边不再显示，变更记录里留着。撤回以后不能恢复，可以另写。',
      confirmText: '撤回',
    })
    if (confirm) await ask(REPLY_WITHDRAWALS)
  }
  return (
    <Page>
      <View className="title" ariaRole="heading">
        <Text>查企业回应</Text>
      </View>
      <LookUpCard
        prefix="reply-"
        number={number}
        receipt={receipt}
        isAsking={state === 'asking'}
        onNumber={setNumber}
        onReceipt={setReceipt}
        onLook={() => {
          setFound(null)
          void ask(REPLY_LOOK_UP)
        }}
      />
      {typeof state === 'object' && <FaultLine fault={state.fault} />}
      {found && <Found found={found} onCode={(code) => void ask(REPLY_PROOFS, { code })} onWithdraw={() => void withdraw()} />}
    </Page>
  )
}

export default bounded(LookPage)
