import { Text, View } from '@tarojs/components'
import { KINDS } from '@shared/kinds/index'
import { OWN_WORDS, REPLY_STAGES } from '@shared/kinds/reply/words'
import { Card, Facts } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { Unbroken } from '@/components/Unbroken'
import { recordUrl } from '../addresses'
import type { ViewProps } from '../define'
import { open } from '../open'
import { OwnWords } from './OwnWords'
import { standingWords } from './words'

/** A reply: the firm's own words, to which record, and who read them for what. */
export function ReplyView({ body }: ViewProps<'reply'>) {
  const { no, aboutKind, about, enterprise, filedOn, stage, text, unit, decidedOn, endedOn } = body
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{enterprise.name}的回应</Text>
      </View>
      <View className="state" id="standing" ariaRole="status">
        <Text className="state__text">
          <Unbroken text={`${standingWords(body)}。`} />
        </Text>
      </View>
      {text !== null && (
        <Card title={OWN_WORDS} id="own-words">
          <OwnWords told={body} />
        </Card>
      )}
      <Card title="办理" id="reply">
        <Facts
          facts={[
            ['编号', no],
            ['企业', enterprise.name],
            ['统一社会信用代码', enterprise.uscc],
            ['写的日期', filedOn],
            ['怎样了', REPLY_STAGES[stage]],
            ['阅读的单位', unit],
            ['阅读日期', decidedOn],
            ...(endedOn === null ? [] : ([['撤回或代替', endedOn]] as const)),
          ]}
        />
        <Tap className="link link--plain" role="link" onTap={() => open(recordUrl(aboutKind, about))}>
          看这条记录（{KINDS[aboutKind]}） ›
        </Tap>
      </Card>
      <Card title="怎样办" id="how">
        <Text className="hint">
          先核对是本企业写的，再由作出原决定以外的单位阅读，只看两样：侮辱、他人个人信息。只能把这样的字遮成
          ■，或者整份不公布；不能改字。企业说的没有经过核实，不是机关的意见。企业可以撤回、另写，变更记录里都留着。
        </Text>
      </Card>
    </View>
  )
}
