import { Text, View } from '@tarojs/components'
import { BOARDS, RESTS_ON } from '@shared/kinds/notice/words'
import { RESPONSIBILITY_SHARES, SECTORS } from '@shared/vocabulary'
import { Call } from '@/components/Call'
import { Card, Fact } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { StartTip } from '@/components/StartTip'
import { ToldOwners } from '@/components/ToldOwners'
import { UNKNOWN, orUnknown, wordOf } from '@/text/words'
import type { ViewProps } from '../define'

/** A circular: whom it is about, what it says, which measures it tells of and the decisions that order them. */
export function NoticeView({ body, answer }: ViewProps<'notice'>) {
  const { measures, restsOn } = body
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{body.title}</Text>
      </View>
      <Card title="通报内容">
        <Text className="paragraph">{orUnknown(body.text)}</Text>
        <Fact name="公示栏">{BOARDS[body.board]}</Fact>
        <Fact name="行业领域">{wordOf(SECTORS, body.sector)}</Fact>
        {restsOn && <Fact name="依据">{[RESTS_ON[restsOn.kind], restsOn.occurredOn, restsOn.documentNo].filter(Boolean).join(' ')}</Fact>}
        {body.responsibility && <Fact name="道路交通责任">{RESPONSIBILITY_SHARES[body.responsibility]}</Fact>}
        <Fact name="整改验收">{body.rectified === null ? `▲ ${UNKNOWN}` : body.rectified ? '已验收' : '■ 尚未验收'}</Fact>
        {body.terminals.length > 0 && <Fact name="客运站">{body.terminals.join('、')}</Fact>}
        {body.routes.length > 0 && <Fact name="线路">{body.routes.join('、')}</Fact>}
      </Card>
      <Card title="涉及企业">
        <NamedEnterprises enterprises={body.enterprises} sector={body.sector} />
      </Card>
      {measures.length > 0 && (
        <Card title="措施">
          {measures.map((measure) => (
            <View key={measure.text} className="measure">
              <Text>{measure.text}</Text>
              <Text className="hint">
                决定文号 {measure.decisionNo ?? UNKNOWN} · {measure.from ?? UNKNOWN} 至 {measure.to ?? UNKNOWN}
              </Text>
            </View>
          ))}
          <ToldOwners answer={answer} />
        </Card>
      )}
      <View className="actions">
        {body.officePhone && <Call phone={body.officePhone} whom="发布机关" />}
        <StartTip kind="not_fixed" record={{ kind: 'notice', id: answer.record.id, title: body.title }} text="实际没有整改？写举报 ›" />
      </View>
    </View>
  )
}
