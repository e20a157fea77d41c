import { useState } from 'react'
import { unhex } from '@shared/tips/crypto/bytes'
import type { MessageContent } from '@shared/tips/content'
import { MESSAGE_TOPICS, type MessageTopic } from '@shared/tips/words'
import { PATHS } from '../../api/paths'
import type { CaseAnswer, CaseMessage } from '../../api/types'
import { Badge } from '../../components/Badge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Notice, type Tone } from '../../components/Notice'
import { Words } from '../../components/Words'
import { Photos } from '../../components/Photo'
import { useDesk } from '../../state/desk'
import { useWork } from '../../state/useWork'
import { readMessage } from '../../tips/fields'
import { openEnvelope, openFirst, openStored, type OpenEnvelope } from '../../tips/opening'
import { hourWords } from '../../tips/words'

const TONES: Record<MessageTopic, Tone> = {
  more: 'plain',
  question: 'warn',
  withdraw: 'warn',
  retaliation: 'stop',
  claim: 'pass',
  waive: 'plain',
}
const ADVICE: Partial<Record<MessageTopic, string>> = {
  retaliation: '请马上「登记打击报复」，5 日内回访；有现实危险的告诉举报人拨打 110。',
  withdraw: '请先答复并确认不是被迫撤回，再「登记撤回」。',
  claim: '由发放奖励的人核对领取人；经办人不问姓名。',
  waive: '由发放奖励的人「登记放弃奖励」。',
}

export function Messages({ answer }: { answer: CaseAnswer }) {
  if (answer.messages.length === 0) return null
  return (
    <Card title={`举报人后来的信（${answer.messages.length}）`}>
      {[...answer.messages].reverse().map((message) => (
        <Message key={message.message} tipId={answer.id} message={message} canOpen={answer.canOpen} />
      ))}
    </Card>
  )
}

interface OpenedMessage {
  content: MessageContent
  envelope: OpenEnvelope
}

function Message({ tipId, message, canOpen }: { tipId: string; message: CaseMessage; canOpen: boolean }) {
  const { client, ring } = useDesk()
  const [opened, setOpened] = useState<OpenedMessage | null>(null)
  const work = useWork()
  const part = (n: number) => client.bytes(PATHS.part(tipId, message.message, n))
  const open = () =>
    work.run(async () => {
      if (ring === null) throw new Error('还没有载入密钥。')
      const envelope = openEnvelope(message, { tipId }, ring)
      setOpened({ envelope, content: readMessage(openFirst(envelope, await part(0))) })
    })
  const photos = Math.max(0, unhex(message.header).length === 0 ? 0 : message.parts.length - 1)
  return (
    <article className="message" aria-label={`第 ${message.message} 封信`}>
      <div className="timeline__head">
        <strong>第 {message.message} 封</strong>
        {!message.opened && opened === null && <Badge tone="warn">没看过</Badge>}
        <span className="hint">
          {hourWords(message.receivedAt)}　{photos === 0 ? '' : `照片 ${photos} 张`}
        </span>
      </div>
      {opened === null ? (
        <Button onTap={open} disabled={work.busy || ring === null || !canOpen}>
          拆开这封信
        </Button>
      ) : (
        <>
          <Badge tone={TONES[opened.content.topic]}>{MESSAGE_TOPICS[opened.content.topic]}</Badge>
          <p>
            <Words>{opened.content.text}</Words>
          </p>
          {ADVICE[opened.content.topic] !== undefined && (
            <Notice tone={opened.content.topic === 'retaliation' ? 'stop' : 'plain'}>{ADVICE[opened.content.topic]}</Notice>
          )}
          {photos > 0 && <Photos count={photos} load={async (n) => openStored(opened.envelope, n, await part(n))} />}
        </>
      )}
      {work.wrong !== null && <Notice tone="stop">这封信没有拆开：{work.wrong}</Notice>}
    </article>
  )
}
