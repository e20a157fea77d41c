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
import { FaultLine, Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { recordUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'
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
      if (!/^\d{8}-\d{4}$/.test(number.trim())) return setState({ fault: '编号是 8 位日期、一横、4 位序号，例如 20260601-0001。' })
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
      <Card>
        <Field id="objection-number" label="编号" placeholder="20260601-0001" value={number} max={20} onChange={setNumber} />
        <Field
          id="objection-receipt"
          label="回执（25 个字符）"
          placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
          hint="大小写、空格、横线都不要紧；O 当 0，I 和 L 当 1。"
          value={receipt}
          max={40}
          onChange={setReceipt}
        />
        <Tap className="button button--main button--wide" id="look-objection" onTap={() => void look()}>
          {state === 'asking' ? '正在查……' : '查'}
        </Tap>
      </Card>
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
