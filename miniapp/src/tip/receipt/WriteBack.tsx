import { useEffect, useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { CONTACT_MAX, NAME_MAX, TIP_TEXT_MAX } from '@shared/tips/limits'
import { DESKS, MESSAGE_TOPICS, type Desk, type MessageTopic } from '@shared/tips/words'
import { codesOf } from '@shared/vocabulary'
import { removeBytes } from '@/api/blobs'
import { Card } from '@/components/Card'
import { Choice, FaultLine, Field, LongField } from '@/components/Field'
import { Tap } from '@/components/Tap'
import { lengthOf } from '../check'
import type { DraftPhoto } from '../draft'
import { Photos } from '../Photos'
import { Progress } from '../Progress'
import type { Conversation } from '../read'
import { sendReply, type Sealing } from '../reply'
import type { SendProgress } from '../send'
import { deskToWrite } from '../toDesk'
import { sentenceOf } from '../words'

const NOTES: Record<MessageTopic, string> = {
  more: '新的情况、新的照片',
  question: '过了期限没有答复',
  withdraw: '不想再查下去；已查实的违法仍会依法处理',
  retaliation: '被开除、降薪、威胁、恐吓。受理台必须回访',
  claim: '决定奖励之后，写清付给谁。只有发奖励的人看得到',
  waive: '不要奖励，名字随即删去',
}
/** Of a reward a person writes once it is decided and as long as it waits. */
const OF_REWARD: ReadonlySet<MessageTopic> = new Set(['claim', 'waive'])
const choicesFor = (answers: Conversation['answers']) =>
  codesOf(MESSAGE_TOPICS)
    .filter((code) => !OF_REWARD.has(code) || answers.at(-1)?.state === 'reward_decided')
    .map((code) => ({ code, word: MESSAGE_TOPICS[code], note: NOTES[code] }))

const DESK_CHOICES: { code: Desk; word: string; note: string }[] = [
  { code: 'work-safety', word: DESKS['work-safety'], note: '隐患、违法、瞒报、没人接、没有整改' },
  { code: 'oversight', word: DESKS.oversight, note: '执法不公，或涉及应急管理部门自己的人' },
]

/** Under which photos and envelope of a message are kept while it is under way. */
const REPLY = 'reply'

interface WriteBackProps {
  conversation: Conversation
  receipt: string
  onSent: () => void
}

/** Writes back to the desk behind a receipt. */
export function WriteBack({ conversation: { answers, held }, receipt, onSent }: WriteBackProps) {
  const told = deskToWrite(answers)
  const [chosen, setChosen] = useState<Desk | null>(null)
  const desk = told ?? chosen
  const choices = choicesFor(answers)
  const [wanted, setTopic] = useState<MessageTopic>('more')
  // A later look may have ended what was chosen.
  const topic = choices.some(({ code }) => code === wanted) ? wanted : 'more'
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<DraftPhoto[]>([])
  const [claim, setClaim] = useState({ name: '', contact: '', payTo: '' })
  const [fault, setFault] = useState<string | null>(null)
  const [progress, setProgress] = useState<SendProgress | null>(null)
  const [isSent, setSent] = useState(false)
  const sealing = useRef<Sealing | null>(null)
  const running = useRef(false)
  // What a page that was closed has left of its message goes: its words are gone too.
  useEffect(() => {
    removeBytes(REPLY).catch((error: unknown) => console.warn('a message could not be removed', error instanceof Error ? error.name : ''))
  }, [])
  // Whatever is changed makes another message: what was sealed before is let go.
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      sealing.current = null
      setSent(false)
      set(value)
    }

  const send = async () => {
    if (running.current) return
    const wrong = desk === null ? '请先选当初寄给了哪个受理台。' : faultOf({ topic, text, claim })
    setFault(wrong)
    if (desk === null || wrong !== null) return
    running.current = true
    setProgress({ words: '正在连接', share: 0 })
    try {
      await sendReply(
        { topic, text, photos: photos.map((photo) => photo.name), claim: topic === 'claim' ? claim : null },
        { receipt, desk, before: held.messages, name: REPLY },
        sealing.current,
        { onProgress: setProgress, onSealed: (next) => void (sealing.current = next) },
      )
      sealing.current = null
      setText('')
      setPhotos([])
      setClaim({ name: '', contact: '', payTo: '' })
      setSent(true)
      onSent()
    } catch (error) {
      setFault(sentenceOf(error, '您写的还在这一页上，请不要关闭，可以再试。'))
    } finally {
      running.current = false
      setProgress(null)
    }
  }

  return (
    <Card title="写回" id="write-back">
      {told === null ? (
        <Choice label="当初寄给了哪个受理台（只有它拆得开）" choices={DESK_CHOICES} chosen={chosen} onChoose={changed(setChosen)} />
      ) : (
        <Text className="hint">密封给：{DESKS[told]}</Text>
      )}
      <Choice label="关于什么" choices={choices} chosen={topic} onChoose={changed(setTopic)} />
      <LongField id="reply-text" label="要说的话" value={text} max={TIP_TEXT_MAX} onChange={changed(setText)} />
      {topic === 'claim' && <Claim claim={claim} onChange={changed(setClaim)} />}
      <Photos owner={REPLY} photos={photos} onChange={changed(setPhotos)} />
      {progress ? (
        <Progress progress={progress} />
      ) : (
        <Tap className="button button--main button--wide" id="send-reply" onTap={() => void send()}>
          密封并发送
        </Tap>
      )}
      <FaultLine fault={fault} />
      {isSent && (
        <View className="state state--pass" id="reply-sent" ariaRole="status">
          <Text>已送达。受理台会在答复里回您。</Text>
        </View>
      )}
    </Card>
  )
}

interface ClaimForm {
  name: string
  contact: string
  payTo: string
}

/** Most characters of an account: a bank, a branch, a number. */
const PAY_MAX = 60

function Claim({ claim, onChange }: { claim: ClaimForm; onChange: (claim: ClaimForm) => void }) {
  const set = (field: keyof ClaimForm) => (value: string) => onChange({ ...claim, [field]: value })
  return (
    <View>
      <Text className="hint">下面三项单独密封，只有发奖励的人能拆，付清后删去；办案的人看不到。</Text>
      <Field id="claim-name" label="收款人姓名" value={claim.name} max={NAME_MAX} onChange={set('name')} />
      <Field id="claim-contact" label="联系方式" value={claim.contact} max={CONTACT_MAX} onChange={set('contact')} />
      <Field
        id="claim-pay"
        label="付到哪里"
        placeholder="开户行和账号，或当面领取"
        value={claim.payTo}
        max={PAY_MAX}
        onChange={set('payTo')}
      />
    </View>
  )
}

/** What keeps it from being sent, as a sentence, or null. */
function faultOf({ topic, text, claim }: { topic: MessageTopic; text: string; claim: ClaimForm }): string | null {
  if (text.trim() === '' && topic !== 'claim' && topic !== 'waive') return '还没有写要说的话。'
  if (lengthOf(text.trim()) > TIP_TEXT_MAX) return `最多 ${TIP_TEXT_MAX} 个字，请删短一些。`
  if (topic !== 'claim') return null
  if (Object.values(claim).some((value) => value.trim() === '')) return '领取奖励请写齐收款人姓名、联系方式和付到哪里。'
  if (lengthOf(claim.name) > NAME_MAX || lengthOf(claim.contact) > CONTACT_MAX || lengthOf(claim.payTo) > PAY_MAX)
    return '收款信息太长，请写短一些。'
  return null
}
