import { Text, View } from '@tarojs/components'
import type { OpenedAnswer } from '@shared/tips/crypto/answerOpening'
import { DESKS, TIP_STATES } from '@shared/tips/words'
import { Card } from '@/components/Card'
import { hourWords } from '@/text/time'
import type { Conversation } from '../read'

const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
const hourOf = ({ hour }: OpenedAnswer): string => hourWords(hour * 1_000)
/** After a reward is decided, the day that runs is the reporter's own: to claim it. */
const nextOf = ({ state, next }: OpenedAnswer): string => (state === 'reward_decided' ? `期限：${next} 前` : `下次答复：${next} 前`)

/** Where the tip stands, each answer with its signature checked, newest last. */
export function Answers({ conversation: { answers, held }, isKnown }: { conversation: Conversation; isKnown: boolean }) {
  const last = answers.at(-1)
  if (!held.filed)
    return (
      <View className="state state--failed" id="not-filed" ariaRole="status">
        <Text>没有找到这张凭证的举报。可能还没有发送完：请到「举报」页看看有没有草稿。</Text>
      </View>
    )
  if (!last)
    return (
      <View className="state" id="no-answer" ariaRole="status">
        <Text>举报已收到，还没有答复。受理台应在收到后 7 天内告诉您受理不受理；过了期限，可以在下面催问。</Text>
      </View>
    )
  return (
    <Card title={`现在：${wordOf(TIP_STATES, last.state)}`} id="answers">
      <View className="timeline">
        {answers.map((answer) => (
          <View key={answer.digest} className="timeline__item">
            <Text className="timeline__when">
              {hourOf(answer)} · {wordOf(TIP_STATES, answer.state)}
            </Text>
            <Text className="paragraph">{answer.text}</Text>
            {answer.next && <Text className="hint">{nextOf(answer)}</Text>}
            <Text className="hint hint--pass">✓ 签名已核对：{wordOf(DESKS, answer.desk)}</Text>
          </View>
        ))}
      </View>
      <Text className="hint">
        {isKnown
          ? '这部手机记得您看过的最后一份，答复没有被换成更旧的。'
          : '每一份都核对了签名和先后，中间没有缺少。最后一份若被扣下，没有记住凭证的手机看不出来；过了期限还没有答复，请催问。'}
      </Text>
      <Text className="hint">您写过的话不显示：手机上没有留。</Text>
    </Card>
  )
}
