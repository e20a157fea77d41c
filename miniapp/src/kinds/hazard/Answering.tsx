import { Text, View } from '@tarojs/components'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { ANSWERABLE_ROLES } from '@shared/kinds/hazard/words'
import { Call } from '@/components/Call'
import { Card, Fact } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { PointedTo } from '@/components/PointedTo'
import { UNKNOWN } from '@/text/words'
import { SiteLine } from '../site/Line'
import { ZoneLine } from '../zone/Line'

/** Who answers for a hazard: who sees to it first, with the office's number; then who is to put it right, and whose zone it is. */
export function Answering({ body }: { body: HazardBody }) {
  const { supervisor, enterprise, answerable, sector, zone, site, heldBy } = body
  return (
    <Card title="谁负责" id="answering">
      <Overseer supervisor={supervisor} />
      <Text className="card__part">责任单位</Text>
      {enterprise === null ? (
        <Text className="hint">责任单位{UNKNOWN}。</Text>
      ) : (
        <NamedEnterprises enterprises={[enterprise]} sector={sector} />
      )}
      {answerable.map(({ role, name }) => (
        <Fact key={`${role} ${name}`} name={ANSWERABLE_ROLES[role]}>
          {name}
        </Fact>
      ))}
      {heldBy !== null && <Fact name="现由谁办理">{heldBy}</Fact>}
      <PointedTo kind="zone" filter="code" value={zone} name="所在片区" line={(item) => <ZoneLine item={item} />} />
      <PointedTo kind="site" filter="no" value={site} name="所在监管点" isListed line={(item) => <SiteLine item={item} />} />
    </Card>
  )
}

function Overseer({ supervisor }: Pick<HazardBody, 'supervisor'>) {
  const { department = null, leader = null, post = null, officePhone = null } = supervisor ?? {}
  if (department === null && leader === null) return <Text className="hint">督办单位和包保领导{UNKNOWN}。</Text>
  return (
    <View className="person">
      <View className="person__head">
        <View className="person__who">
          <Text className="person__role">督办</Text>
          <Text className="person__name">{leader === null ? department : `${leader} ${post ?? ''}`}</Text>
          {leader !== null && <Text className="hint">{department ?? `单位${UNKNOWN}`}</Text>}
        </View>
        {officePhone === null ? (
          <Text className="hint">电话{UNKNOWN}</Text>
        ) : (
          <Call phone={officePhone} whom={leader ?? department ?? '督办单位'} />
        )}
      </View>
    </View>
  )
}
