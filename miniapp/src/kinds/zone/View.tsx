import { Text, View } from '@tarojs/components'
import { foldKeyText } from '@shared/codes/fold'
import type { ZoneItem } from '@shared/kinds/zone/schema'
import { SECTORS } from '@shared/vocabulary'
import { heldWords } from '@shared/kinds/zone/heldWords'
import { roleWords } from '@shared/kinds/zone/personWords'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { Call } from '@/components/Call'
import { Card, Fact } from '@/components/Card'
import { Reckoned } from '@/components/Reckoned'
import { StartTip } from '@/components/StartTip'
import { toneOf } from '@/text/words'
import type { ViewProps } from '../define'
import { ZoneLine } from './Line'
import { Persons } from './Persons'
import { PrintPoster } from '../PrintPoster'
import { posterOf } from './poster'
import { reckonedOf } from './reckoned'

/** A zone: who answers for it, their duties and training, and the zones above and below. */
export function ZoneView({ body, answer, today, joined }: ViewProps<'zone'>) {
  const { record, related, computed } = answer
  const zones = related?.zone ?? []
  const code = foldKeyText(body.code)
  const isBelow = ({ parent }: ZoneItem) => parent !== null && foldKeyText(parent) === code
  const [parents, children] = [zones.filter((item) => !isBelow(item)), zones.filter(isBelow)]
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{body.name}</Text>
      </View>
      <Card title="责任人">
        {heldWords(computed).map(({ tone, words }) => (
          <Text key={words} className={`hint hint--${tone}`}>
            {toneOf(tone).shape} {words}
          </Text>
        ))}
        <Persons persons={body.persons} today={today} roleWords={roleWords} />
        <View className="actions">
          {body.supervisionPhone && (
            <Call phone={body.supervisionPhone} whom="监督方" text={`没人接？监督电话 ☎ ${body.supervisionPhone}`} />
          )}
          <StartTip kind="no_answer" record={{ kind: 'zone', id: record.id, title: body.name }} text="没人接？写举报 ›" />
        </View>
      </Card>
      <Card title="片区">
        <Fact name="编号">{body.code}</Fact>
        <Fact name="层级">{ZONE_LEVELS[body.level]}</Fact>
        {body.sectors.length > 0 && <Fact name="行业领域">{body.sectors.map((sector) => SECTORS[sector]).join('、')}</Fact>}
        <PrintPoster kind="zone" code={body.code} poster={(codes) => posterOf(body, answer, codes, today)} />
      </Card>
      {parents.length > 0 && (
        <Card title="上级片区">
          {parents.map((item) => (
            <ZoneLine key={item.id} item={item} />
          ))}
        </Card>
      )}
      {children.length > 0 && (
        <Card title={`下级片区 ${children.length}`}>
          {children.map((item) => (
            <ZoneLine key={item.id} item={item} />
          ))}
        </Card>
      )}
      {joined}
      <Reckoned values={reckonedOf(computed)} />
    </View>
  )
}
