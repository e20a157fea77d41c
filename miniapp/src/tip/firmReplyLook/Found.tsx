import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ReplyAnswer } from '@shared/api/replies'
import { KINDS } from '@shared/kinds/index'
import { GROUNDS, READINGS, REPLY_STATES } from '@shared/replies/words'
import { Card, Facts } from '@/components/Card'
import { Field } from '@/components/Field'
import { Tap } from '@/components/Tap'
import { recordUrl } from '@/kinds/addresses'
import { open } from '@/kinds/open'

interface FoundProps {
  found: ReplyAnswer
  onCode: (code: string) => void
  onWithdraw: () => void
}

/** A reply that was found: how far it is, what its writer can do now, and what everybody reads. */
export function Found({ found, onCode, onWithdraw }: FoundProps) {
  const { number, kind, record, title, filedOn, state, until, codeUntil, told, decision, mayWithdraw } = found
  const [code, setCode] = useState('')
  return (
    <View id="found">
      <Card title={`企业回应 ${number}`}>
        <Facts
          facts={[
            [KINDS[kind], title],
            ['收到', filedOn],
            ['办到', REPLY_STATES[state]],
            ...(until === null ? [] : ([['最迟核对', until]] as const)),
            ...(decision === null
              ? []
              : ([
                  ['结果', READINGS[decision.reading]],
                  ...(decision.grounds.length === 0
                    ? []
                    : ([['理由', decision.grounds.map((ground) => GROUNDS[ground]).join('、')]] as const)),
                  ['阅读的单位', `${decision.unit} ${decision.on}`],
                ] as const)),
          ]}
        />
        <Tap className="link link--plain" role="link" onTap={() => open(recordUrl(kind, record))}>
          看这条记录 ›
        </Tap>
      </Card>
      {codeUntil !== null && (
        <Card title="填核对码" id="prove">
          <Text className="paragraph">信上 8 个数字和字母，{codeUntil} 以前有效。</Text>
          <Field id="reply-code" label="核对码" placeholder="XXXX-XXXX" value={code} max={20} onChange={setCode} />
          <Tap className="button button--main button--wide" id="send-code" onTap={() => onCode(code)}>
            核对
          </Tap>
        </Card>
      )}
      {told !== null && (
        <Card title="公布的内容" id="told">
          <View className="own-words">
            <Text>{told}</Text>
          </View>
        </Card>
      )}
      {mayWithdraw && (
        <Tap className="button button--wide" id="withdraw" onTap={onWithdraw}>
          撤回这份回应
        </Tap>
      )}
    </View>
  )
}
