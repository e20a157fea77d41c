import { Text, View } from '@tarojs/components'
import type { SiteBody } from '@shared/kinds/site/schema'
import { SITE_KINDS, labels } from '@shared/kinds/site/words'
import { PRECISIONS, SECTORS } from '@shared/vocabulary'
import { Bars } from '@/components/Bars'
import { Call } from '@/components/Call'
import { Card, Fact } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { PointedTo } from '@/components/PointedTo'
import { placeWords } from '@/text/place'
import { useDivisionNames } from '../zone/divisions'
import { UNKNOWN, orUnknown, toneOf, wordOf } from '@/text/words'
import type { ViewProps } from '../define'
import { ZoneLine } from '../zone/Line'
import { DangerScale } from './DangerScale'
import { cameraBars, watchOf } from './watch'

/** A key site: what it is and how dangerous, who answers for it, whether it is watched, and its hazards. */
export function SiteView({ body, joined }: ViewProps<'site'>) {
  const { name, siteKind, dangerLevel, enterprise, sector, place, zone } = body
  const nameOf = useDivisionNames()
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>{name}</Text>
      </View>
      <Card title={SITE_KINDS[siteKind]} id="what">
        {(dangerLevel !== null || siteKind === 'danger_source') && <DangerScale level={dangerLevel} />}
        <Fact name="行业领域">{wordOf(SECTORS, sector)}</Fact>
        <Fact name="地点">{orUnknown(placeWords(place, nameOf))}</Fact>
        {place?.precision && place.precision !== 'exact' && <Fact name="位置精度">{PRECISIONS[place.precision]}</Fact>}
      </Card>
      <Card title="谁负责" id="answering">
        {enterprise === null ? (
          <Text className="hint">责任单位{UNKNOWN}。</Text>
        ) : (
          <NamedEnterprises enterprises={[enterprise]} sector={sector} />
        )}
        <Responsible responsible={body.responsible} isExpected={siteKind === 'danger_source'} />
        <PointedTo kind="zone" filter="code" value={zone} name="所在片区" line={(item) => <ZoneLine item={item} />} />
      </Card>
      <Watch monitoring={body.monitoring} />
      {joined}
      {body.project && <Project project={body.project} />}
    </View>
  )
}

const ROLES = ['principal', 'technical', 'operation'] as const

/** Those who answer for a danger source by name; for other sites nobody asks for them. */
function Responsible({ responsible, isExpected }: Pick<SiteBody, 'responsible'> & { isExpected: boolean }) {
  if (responsible === null) return isExpected ? <Text className="hint">包保责任人{UNKNOWN}。</Text> : null
  return (
    <View>
      {ROLES.map((role) => {
        const { name = null, post = null, officePhone = null } = responsible[role] ?? {}
        return (
          <View key={role} className="person">
            <View className="person__head">
              <View className="person__who">
                <Text className="person__role">{labels[role]}</Text>
                <Text className="person__name">
                  {[name, post === labels[role] ? null : post].filter((one) => one !== null).join(' ') || UNKNOWN}
                </Text>
              </View>
              {officePhone === null ? (
                <Text className="hint">电话{UNKNOWN}</Text>
              ) : (
                <Call phone={officePhone} whom={name ?? labels[role]} />
              )}
            </View>
          </View>
        )
      })}
    </View>
  )
}

/** Whether it is watched, in words and counts; never where a camera stands. */
function Watch({ monitoring }: Pick<SiteBody, 'monitoring'>) {
  const { tone, words: state } = watchOf(monitoring)
  return (
    <Card title="监控" id="watch">
      <Text className={`state-line hint--${tone}`}>
        {toneOf(tone).shape} {state}
      </Text>
      <Bars label="摄像头" bars={cameraBars(monitoring)} />
      <Fact name="在用传感器">{orUnknown(monitoring?.sensorsInService, ' 个')}</Fact>
      <Fact name="最近检查">{orUnknown(monitoring?.lastCheckedOn)}</Fact>
      <Text className="hint">只公布数量，不公布摄像头的位置和画面。</Text>
    </Card>
  )
}

function Project({ project }: { project: NonNullable<SiteBody['project']> }) {
  const { aboveScale } = project
  return (
    <Card title="在建工程">
      <Fact name="工程名称">{orUnknown(project.name)}</Fact>
      <Fact name="建设单位">{orUnknown(project.owner)}</Fact>
      <Fact name="施工单位">{orUnknown(project.contractor)}</Fact>
      <Fact name="限额以上">{aboveScale === null ? UNKNOWN : aboveScale ? '是' : '否'}</Fact>
      <Fact name="计划工期">
        {project.startsOn ?? UNKNOWN} 至 {project.endsOn ?? UNKNOWN}
      </Fact>
    </Card>
  )
}
