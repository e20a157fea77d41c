import { useCallback, useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { writeReceipt, readReceipt } from '@shared/tips/crypto/receipt'
import { bounded } from '@/components/Boundary'
import { Card } from '@/components/Card'
import { DemoKey } from '@/components/DemoKey'
import { Check, FaultLine, Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { readAnswers, secretsOf, type Conversation } from '../read'
import { forgetReceipt, readRemembered, rememberReceipt, type Remembered } from '../receipts'
import { fillRandom } from '../random'
import { isDemonstration } from '../root'
import { sentenceOf } from '../words'
import { Answers } from './Answers'
import { rememberedNow } from './remembered'
import { WriteBack } from './WriteBack'

/** Looking for the answers to a receipt, and writing back. What is typed stays in the memory of this page. */
function ReceiptPage() {
  const { params } = useRouter<{ remembered?: string }>()
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<Remembered | null>(null)
  const [found, setFound] = useState<(Conversation & { receipt: string }) | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | { fault: string }>('idle')

  const look = useCallback(async (text: string, before: Remembered | null) => {
    setState('asking')
    try {
      const conversation = await readAnswers(secretsOf(text), before?.seen ?? null)
      setFound({ ...conversation, receipt: writeReceipt(readReceipt(text)) })
      const last = conversation.answers.at(-1)
      if (before && last) await rememberReceipt({ ...before, seen: { seq: last.seq, digest: last.digest } })
      setState('idle')
    } catch (error) {
      setFound(null)
      setState({ fault: sentenceOf(error, '请再查一次。') })
    }
  }, [])

  useEffect(() => {
    if (params.remembered === undefined) return
    readRemembered(params.remembered).then(
      (one) => {
        setKnown(one)
        if (one) void look(one.receipt, one)
        else setState({ fault: '这部手机上已没有这张凭证，请输入。' })
      },
      (error: unknown) => setState({ fault: sentenceOf(error) }),
    )
  }, [params.remembered, look])

  const remember = async (wanted: boolean) => {
    if (known && !wanted) await forgetReceipt(known.id)
    if (wanted) await fillRandom()
    const next = wanted && found ? rememberedNow(found) : null
    if (next) await rememberReceipt(next)
    setKnown(next)
  }

  return (
    <Page>
      <DemoKey shown={isDemonstration} />
      <View className="title" ariaRole="heading">
        <Text>用凭证查回复</Text>
      </View>
      {!known && (
        <Card>
          <Field
            id="receipt"
            label="凭证（25 个字符）"
            placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
            hint="大小写、空格、横线都不要紧；O 当 0，I 和 L 当 1。"
            value={typed}
            max={40}
            onChange={setTyped}
          />
          <Tap className="button button--main button--wide" id="look" onTap={() => state !== 'asking' && void look(typed, null)}>
            {state === 'asking' ? '正在查……' : '查回复'}
          </Tap>
          <Text className="hint">凭证不会发出：手机取回一批密封的答复，自己认出给您的那几份。</Text>
        </Card>
      )}
      {known && state === 'asking' && <Text className="hint">正在查……</Text>}
      {typeof state === 'object' && <FaultLine fault={state.fault} />}
      {found && (
        <View id="conversation">
          <Answers conversation={found} isKnown={known !== null} />
          {found.held.filed && (
            <WriteBack key={found.receipt} conversation={found} receipt={found.receipt} onSent={() => void look(found.receipt, known)} />
          )}
          {found.held.filed && (
            <Card>
              <Check
                id="remember"
                word="在这部手机上记住凭证"
                note="记住后能看出答复有没有被换成更旧的；但拿到您手机的人也会知道您举报过。"
                checked={known !== null}
                onChange={(wanted) => void remember(wanted)}
              />
            </Card>
          )}
        </View>
      )}
    </Page>
  )
}

export default bounded(ReceiptPage)
