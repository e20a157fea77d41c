import { Text, View } from '@tarojs/components'
import { monthWords } from '@shared/codes/months'
import { CAUSES, INSPECTION_REMARKS, INSPECTION_STATUSES } from '@shared/kinds/inspection/words'
import { SECTORS } from '@shared/vocabulary'
import { withQuery } from '@/api/request'
import { Card, Facts } from '@/components/Card'
import { NamedEnterprises } from '@/components/NamedEnterprises'
import { PointedTo } from '@/components/PointedTo'
import { Reckoned } from '@/components/Reckoned'
import { Tap } from '@/components/Tap'
import { placeWords } from '@/text/place'
import { toneOf, wordOf } from '@/text/words'
import { listUrl } from '../addresses'
import type { ViewProps } from '../define'
import { HazardLine } from '../hazard/Line'
import { PicturesDrawn } from '../hazard/Pictures'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'
import { reckonedOf } from './reckoned'
import { standingOf } from './standing'

/** A finding: how it stands, what was found and why, who puts it right until when, and on which list it stands. */
export function InspectionView({ body, answer, today, joined }: ViewProps<'inspection'>) {
  const { problem, cause, sector, enterprise, place, listMonth, owner, due, closedOn, visit, visitedOn, ledBy, hazard, remarks } = body
  const nameOf = useDivisionNames()
  const standing = standingOf(body, today)
  return (
    <View>
      <View className={`verdict verdict--${standing.tone}`} ariaRole="status" id="standing">
        <Text className="verdict__sentence">
          {toneOf(standing.tone).shape} {standing.words}
        </Text>
        <Text className="verdict__asof">按期、逾期是计算值，怎样算见本页下方。</Text>
      </View>
      <Card title="发现了什么" id="problem">
        <Text className="paragraph">{problem}</Text>
        <Facts
          facts={[
            ['原因', cause === null ? null : wordOf(CAUSES, cause)],
            ['暗访日期', visitedOn],
            ['地点', placeWords(place, nameOf)],
            ['行业领域', sector === null ? null : wordOf(SECTORS, sector)],
            ['编号', body.no],
            ...(visit === null ? [] : [['暗访批次', visit] as const]),
            ...(ledBy === null ? [] : [['带队领导', `${ledBy.name}，${ledBy.post}`] as const]),
          ]}
        />
        <Text className="hint">去暗访的人员不公布，本程序也不保存。</Text>
      </Card>
      <Card title="谁在何时改好" id="rectify">
        <Facts
          facts={[
            ['整改责任单位', owner],
            ['整改期限', due],
            ['整改状态', body.status === null ? null : wordOf(INSPECTION_STATUSES, body.status)],
            ...(body.status === 'closed' || closedOn !== null ? [['销号日期', closedOn] as const] : []),
            ['列入清单', listMonth === null ? null : `${monthWords(listMonth)}${body.listNo === null ? '' : `（${body.listNo}）`}`],
          ]}
        />
        {listMonth !== null && (
          <Tap className="link link--plain" id="to-month" role="link" onTap={() => open(withQuery(listUrl('inspection'), { listMonth }))}>
            看 {monthWords(listMonth)}的月末清单 ›
          </Tap>
        )}
        <PointedTo
          kind="hazard"
          filter="no"
          value={hazard}
          name="列入的隐患"
          isListed
          line={(item, on) => <HazardLine item={item} today={on} />}
        />
      </Card>
      {enterprise !== null && (
        <Card title="被暗访单位" id="enterprise">
          <NamedEnterprises enterprises={[enterprise]} sector={sector} />
        </Card>
      )}
      {(body.evidence ?? []).length > 0 && (
        <Card title="照片" id="evidence">
          <PicturesDrawn evidence={body.evidence} of={problem} />
        </Card>
      )}
      {remarks.length > 0 && (
        <Card title="来源没有说清的" id="remarks">
          {remarks.map((remark) => (
            <Text key={remark} className="hint hint--warn">
              ▲ {wordOf(INSPECTION_REMARKS, remark)}
            </Text>
          ))}
          <Text className="hint">按来源公布的原样转载，本程序不改、不补。</Text>
        </Card>
      )}
      {joined}
      <Reckoned values={reckonedOf(answer.computed)} />
    </View>
  )
}
