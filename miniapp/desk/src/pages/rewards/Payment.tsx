import { useState, type FormEvent } from 'react'
import { unhex } from '@shared/tips/crypto/bytes'
import { decodeHeader } from '@shared/tips/crypto/header'
import { openIdentity, type IdentityForm } from '@shared/tips/crypto/identity'
import { formatMoney } from '@shared/codes/money'
import { PATHS } from '../../api/paths'
import type { CaseAnswer, IdentityAnswer } from '../../api/types'
import { Button } from '../../components/Button'
import { Card, Facts } from '../../components/Card'
import { Select, TextField } from '../../components/fields'
import { LoadedView } from '../../components/LoadedView'
import { Notice } from '../../components/Notice'
import { useDesk } from '../../state/desk'
import { useLoaded } from '../../state/useLoaded'
import { useWork } from '../../state/useWork'
import { MoveForm } from '../case/MoveForm'
import { envelopeWords, shortId } from '../../tips/words'

interface PaymentProps {
  id: string
  amountFen: number
  onDone: () => void
}

const LABELS: Readonly<Record<string, string>> = { name: '姓名', contact: '联系方式', payTo: '收款方式' }

/** One decided reward: who gets it, opened with a reason; then paid, or waived. */
export function Payment({ id, amountFen, onDone }: PaymentProps) {
  const { client, say } = useDesk()
  const [move, setMove] = useState<'pay' | 'waive' | null>(null)
  const [state, again] = useLoaded(id, () => client.get<CaseAnswer>(PATHS.tip(id)))
  const done = (_answer: CaseAnswer, words: string) => {
    say(words)
    onDone()
  }
  return (
    <>
      <Identity id={id} messages={state.is === 'here' ? state.value.messages : []} />
      <LoadedView state={state} onAgain={again}>
        {(answer) =>
          move === null ? (
            <Card title={`${shortId(id)}　${formatMoney(amountFen)}`}>
              <p className="hint">金额由两位经办人决定，这里不能改。付款或放弃登记后，身份随即删除。</p>
              <div className="actions">
                {answer.lawful.includes('pay') && (
                  <Button look="main" onTap={() => setMove('pay')}>
                    登记已付
                  </Button>
                )}
                {answer.lawful.includes('waive') && <Button onTap={() => setMove('waive')}>登记放弃奖励</Button>}
              </div>
            </Card>
          ) : (
            <MoveForm move={move} answer={answer} opened={null} onDone={done} onCancel={() => setMove(null)} />
          )
        }
      </LoadedView>
    </>
  )
}

type Opened = { form: IdentityForm | undefined; message: number }

function Identity({ id, messages }: { id: string; messages: CaseAnswer['messages'] }) {
  const { client, ring } = useDesk()
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('0')
  const [opened, setOpened] = useState<Opened | null>(null)
  const work = useWork()
  const open = (event: FormEvent) => {
    event.preventDefault()
    work.run(async () => {
      if (ring === null) throw new Error('先载入身份密钥，再拆看。没有记入审计。')
      const n = Number(message)
      const answer = await client.send<IdentityAnswer>('POST', PATHS.identity(id), { reason: reason.trim(), message: n })
      const header = unhex(answer.header)
      const privateKey = ring.privateKey(decodeHeader(header).identityKeyId)
      if (privateKey === undefined) throw new Error('密封它的身份密钥不在已载入的文件里：请载入那一季度的密钥文件。')
      setOpened({ form: openIdentity({ header, wrap: unhex(answer.wrap), stored: unhex(answer.identity) }, privateKey), message: n })
    })
  }
  return (
    <Card title="领奖人的身份">
      {opened === null ? (
        <form className="stack" onSubmit={open}>
          <p>拆看要写事由，记入审计，监督人看得到。</p>
          <TextField
            label="事由"
            value={reason}
            onChange={setReason}
            maxLength={200}
            hint="例如：核对领奖人，办理付款。至少 4 个字。"
            required
          />
          <Select
            label="哪一封里的身份"
            value={message}
            options={envelopeWords(messages)}
            onChange={setMessage}
            hint="匿名举报的人决定奖励之后才在信里留。"
          />
          {work.wrong !== null && <Notice tone="stop">{work.wrong}</Notice>}
          <Button look="main" submit disabled={work.busy || reason.trim().length < 4}>
            {work.busy ? '正在拆看…' : '拆看身份'}
          </Button>
        </form>
      ) : (
        <>
          {opened.form === undefined ? (
            <p>匿名：没有留姓名和联系方式。</p>
          ) : (
            <div className="no-print">
              <Facts lines={Object.entries(opened.form).map(([name, text]) => ({ label: LABELS[name] ?? name, text: text || '没有写' }))} />
            </div>
          )}
          <Button onTap={() => setOpened(null)}>收起</Button>
        </>
      )}
    </Card>
  )
}
