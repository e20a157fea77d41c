import { useRef, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { FilingAnswer } from '@shared/api/tips'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { deliver, needsNewReceipt } from '../deliver'
import type { Draft } from '../draft'
import { renewReceipt } from '../drafts'
import { Progress } from '../Progress'
import type { SendProgress } from '../send'
import { sentenceOf } from '../words'

interface SendStepProps {
  draft: Draft
  flush: () => Promise<void>
  change: (patch: Partial<Draft>) => void
  onSent: (answer: FilingAnswer) => void
  /** told whether a sending is under way */
  onBusy: (isBusy: boolean) => void
}

/** Seals and sends. What fails is said and kept; pressing again goes on from where it stopped and is the same tip. */
export function SendStep({ draft, flush, change, onSent, onBusy }: SendStepProps) {
  const [progress, setProgress] = useState<SendProgress | null>(null)
  const [failure, setFailure] = useState<{ sentence: string; isFinal: boolean } | null>(null)
  const running = useRef(false)

  const run = async () => {
    // Two quick taps are one sending.
    if (running.current) return
    running.current = true
    onBusy(true)
    setFailure(null)
    setProgress({ words: '正在连接', share: 0 })
    try {
      await flush()
      onSent(await deliver(draft, Date.now(), { onProgress: setProgress, onSealed: () => change({ sealed: true, step: 'send' }) }))
    } catch (error) {
      setFailure({ sentence: sentenceOf(error), isFinal: needsNewReceipt(error) })
    } finally {
      running.current = false
      onBusy(false)
      setProgress(null)
    }
  }
  const renew = async () => {
    try {
      change(await renewReceipt(draft, Date.now()))
    } catch (error) {
      setFailure({ sentence: sentenceOf(error), isFinal: true })
    }
  }

  return (
    <Card>
      <Text className="paragraph">
        {progress
          ? '请让本页开着。断网会停在原处，联网后从断的地方接着发。'
          : '点下面的按钮：先在这部手机上密封，再分几份发出。断网会停在原处，联网后从断的地方接着发；多点几次也只算一件。'}
      </Text>
      {progress && <Progress progress={progress} />}
      {/* What cannot arrive any more is not offered again. */}
      {!progress && !failure?.isFinal && (
        <Tap className="button button--main button--wide" id="send" onTap={() => void run()}>
          {failure || draft.sealed ? '接着发送' : '密封并发送'}
        </Tap>
      )}
      {failure && (
        <View className="fault" id="send-failure" ariaRole="alert">
          <Text>{failure.sentence}</Text>
        </View>
      )}
      {failure?.isFinal && (
        <Tap className="button button--main button--wide" id="renew" onTap={() => void renew()}>
          换一张凭证，重新密封
        </Tap>
      )}
    </Card>
  )
}
