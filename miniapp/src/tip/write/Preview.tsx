import { Text, View } from '@tarojs/components'
import { parseDay } from '@shared/codes/dates'
import { DESKS, TIP_KINDS } from '@shared/tips/words'
import { Card, Fact } from '@/components/Card'
import type { Draft } from '../draft'
import { Thumb } from '../Photos'
import { deskOf } from '../seal'

const whenOf = ({ when, day }: Draft): string => (when === 'going_on' ? '还在发生' : when === 'day' ? (parseDay(day) ?? day) : '不记得')

/** Who will see what: the desk, who pays, the server, and the public. Nothing else leaves the phone. */
export function Preview({ draft }: { draft: Draft }) {
  const desk = DESKS[deskOf(draft)]
  const place = [draft.record?.title, draft.record?.about && `（${draft.record.about}）`, draft.address.trim(), draft.point && '（附位置）']
    .filter(Boolean)
    .join(' ')
  return (
    <View id="preview">
      <Card title={`${desk}会看到`}>
        <Fact name="类别">{draft.kind ? TIP_KINDS[draft.kind].label : '未选'}</Fact>
        {draft.danger && <Fact name="紧急">危及生命，或已有人伤亡</Fact>}
        <Fact name="地点">{place || '未写'}</Fact>
        <Fact name="时间">{whenOf(draft)}</Fact>
        <Fact name="经过">{draft.text.trim() || '未写'}</Fact>
        <Fact name="照片">{draft.photos.length === 0 ? '没有' : `${draft.photos.length} 张`}</Fact>
        {draft.photos.length > 0 && (
          <View className="photos">
            {draft.photos.map(({ name }, i) => (
              <View key={name} className="photo">
                <Thumb name={name} label={`照片 ${i + 1}`} />
              </View>
            ))}
          </View>
        )}
        <Fact name="举报人">
          {[draft.employee ? '本单位员工' : null, draft.named && draft.tellHandler ? '实名（看不到姓名）' : '看不出是否实名']
            .filter(Boolean)
            .join('，')}
        </Fact>
      </Card>
      <Card title="别人会看到">
        <Fact name="发奖励的人">{draft.named ? '姓名和联系方式，看不到举报内容' : '什么也看不到'}</Fact>
        <Fact name="服务器">类别、受理台、行政区划、收到的钟点、几张照片、大约多大。内容打不开。</Fact>
        <Fact name="可能公开">
          <Text>
            全市的件数、时限和结果，少于 3
            件不写数字。说的是公示里的一条隐患、核实确实没有整改的，那条隐患的页面会写“群众反映未整改，经核实”和日期。经过、照片和您是谁永远不公开。
          </Text>
        </Fact>
      </Card>
    </View>
  )
}
