import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ObjectionAnswer } from '@shared/api/objections'
import { KINDS } from '@shared/kinds/index'
import { dueWords } from '@shared/objections/clock'
import { NOT_ADMITTED, OBJECTION_STATES, OUTCOMES } from '@shared/objections/words'
import { hex } from '@shared/tips/crypto/bytes'
import { OBJECTION_LOOK_UP } from '@/api/paths'
import { send } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { Card, Facts } from '@/components/Card'
import { FaultLine } from '@/components/Field'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { recordUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'
import { LookUpCard, numberFault } from '../LookUpCard'
import { secretsOf } from '../read'
import { sentenceOf } from '../words'

/** An objection by its number and its receipt. What is typed stays in the memory of this page. */
function LookPage() {
  const [number, setNumber] = useState('')
  const [receipt, setReceipt] = useState('')
  const [found, setFound] = useState<ObjectionAnswer | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | { fault: string }>('idle')
  const look = async () => {
    setState('asking')
    setFound(null)
    try {
      const wrong = numberFault(number)
      if (wrong !== null) return setState({ fault: wrong })
      const key = hex(secretsOf(receipt).lookupId)
      setFound(await send<ObjectionAnswer>(OBJECTION_LOOK_UP, { method: 'POST', json: { number: number.trim(), key } }))
      setState('idle')
    } catch (error) {
      setState({ fault: sentenceOf(error, '请再查一次。') })
    }
  }
  return (
    <Page>
      <View className="title" ariaRole="heading">
        <Text>查异议</Text>
      </View>
      <LookUpCard
        prefix="objection-"
        number={number}
        receipt={receipt}
        isAsking={state === 'asking'}
        onNumber={setNumber}
        onReceipt={setReceipt}
        onLook={() => void look()}
      />
      {typeof state === 'object' && <FaultLine fault={state.fault} />}
      {found && <Found found={found} />}
    </Page>
  )
}

function Found({ found: { number, kind, record, title, filedOn, due, late, state, decision } }: { found: ObjectionAnswer }) {
  return (
    <View id="found">
      <Card title={`异议 ${number}`}>
        <Facts
          facts={[
            [KINDS[kind], title],
            ['收到', filedOn],
            ['最迟答复', dueWords(due)],
            ['办到', `${OBJECTION_STATES[state]}${late ? '，■ 已经逾期' : ''}`],
          ]}
        />
        <Tap className="link link--plain" role="link" onTap={() => open(recordUrl(kind, record))}>
          看这条记录 ›
        </Tap>
      </Card>
      {decision && (
        <Card title={`决定：${OUTCOMES[decision.outcome]}`} id="decision">
          {decision.why && <Text className="paragraph">{NOT_ADMITTED[decision.why]}。</Text>}
          <Text className="paragraph">{decision.reason ?? '理由的保存期已过，已经删去。'}</Text>
          <Facts
            facts={[
              ['决定单位', decision.unit],
              ['决定日期', decision.on],
            ]}
          />
        </Card>
      )}
    </View>
  )
}

export default bounded(LookPage)
