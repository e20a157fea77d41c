import { Text, View } from '@tarojs/components'
import { formatMoney } from '@shared/codes/money'
import { OBJECTION_OUTCOMES, PARTY_TYPES, PENALTY_KINDS, SEVERITIES } from '@shared/kinds/penalty/words'
import { Card, Fact, Facts } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { Reckoned } from '@/components/Reckoned'
import { StartTip } from '@/components/StartTip'
import { ToldOwners } from '@/components/ToldOwners'
import { UNKNOWN, orUnknown, toneOf, wordOf } from '@/text/words'
import type { ViewProps } from '../define'
import { earlierEnd } from './publicity'
import { reckonedOf } from './reckoned'
import { standingOf } from './standing'

const amount = (fen: number | null): string => (fen === null ? UNKNOWN : formatMoney(fen))

/** A penalty: who was punished, for what, how, and until when it is public. */
export function PenaltyView({ body, answer, today }: ViewProps<'penalty'>) {
  const { record, computed } = answer
  const standing = standingOf(body, today)
  const title = body.title ?? body.offenceType ?? '行政处罚决定'
  const { publishedAt, publicUntil } = record
  const earlier = earlierEnd(publicUntil, body.minUntil)
  const kinds = body.penaltyKinds.map((kind) => PENALTY_KINDS[kind]).join('、')
  return (
    <View>
      <View className={`verdict verdict--${standing.tone}`} ariaRole="status" id="standing">
        <Text className="verdict__sentence">
          {toneOf(standing.tone).shape} {standing.words}
        </Text>
        <Text className="verdict__asof">这是计算值，怎样算见本页下方。缴了罚款，不等于整改了。</Text>
      </View>
      <View className="title" ariaRole="heading">
        <Text>{title}</Text>
      </View>
      <Card title="受处罚的">
        {body.enterprises.length > 0 && <NamedEnterprises enterprises={body.enterprises} sector={null} />}
        {body.punishedPersons.length > 0 && <Fact name="个人">{body.punishedPersons.join('、')}</Fact>}
        {body.partyType && <Fact name="类别">{PARTY_TYPES[body.partyType]}</Fact>}
      </Card>
      <Card title="决定">
        <Fact name="决定日期">{orUnknown(body.decidedOn)}</Fact>
        {body.publishDue && <Fact name="应公示期限">{body.publishDue}（决定后 7 个工作日）</Fact>}
        {!body.publishDue && body.decidedOn !== null && (
          <Fact name="应公示期限">决定后 7 个工作日；跨到的那一年没有放假安排可用，到期日算不出来</Fact>
        )}
        {body.publishDue && publishedAt !== null && publishedAt > body.publishDue && (
          <Text className="hint hint--stop">■ 来源于 {publishedAt} 公示，晚于期限</Text>
        )}
        <Fact name="处罚类别">{kinds === '' ? UNKNOWN : kinds}</Fact>
        <Fact name="罚款">{amount(body.fineFen)}</Fact>
        {body.confiscatedFen !== null && <Fact name="没收">{amount(body.confiscatedFen)}</Fact>}
        {body.licenceMeasure && <Fact name="证照">{body.licenceMeasure}</Fact>}
        <Fact name="违法行为">{orUnknown(body.offenceType)}</Fact>
        <Fact name="处罚依据">{orUnknown(body.legalBasis)}</Fact>
        <Fact name="轻重">
          {SEVERITIES[body.severity]}（{body.severityBasis}）
        </Fact>
        <Fact name="公示至">{orUnknown(publicUntil)}</Fact>
        {earlier !== null && <Text className="hint">{earlier}</Text>}
        <ToldOwners answer={answer} />
      </Card>
      <Card title="缴款和整改" id="carried-out">
        <Facts
          facts={[
            ['缴款日期', body.paidOn],
            ['整改期限', body.correctionDue],
            ['整改完成', body.correctedOn],
            ['此前检查或责令过', body.checkedBefore === null ? null : body.checkedBefore ? '有' : '没有'],
          ]}
        />
      </Card>
      {body.objection !== null && (
        <Card title="复议或诉讼" id="objection">
          <Facts
            facts={[
              ['提出日期', body.objection.filedOn],
              ['结果', body.objection.outcome && wordOf(OBJECTION_OUTCOMES, body.objection.outcome)],
              ['原罚款', body.objection.fineBeforeFen === null ? null : formatMoney(body.objection.fineBeforeFen)],
              ['作出单位', body.objection.decidedBy],
            ]}
          />
        </Card>
      )}
      <View className="actions">
        <StartTip
          kind="enforcement_misconduct"
          record={{ kind: 'penalty', id: record.id, title }}
          text="知道这项处罚的实情？写给纪检监督台 ›"
        />
      </View>
      <Card title="违法事实">
        <Text className="paragraph">{orUnknown(body.facts)}</Text>
      </Card>
      <Card title="处罚内容">
        <Text className="paragraph">{orUnknown(body.content)}</Text>
      </Card>
      <Reckoned values={reckonedOf(computed)} />
    </View>
  )
}
