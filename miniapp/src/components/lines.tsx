import Taro from '@tarojs/taro'
import type { AccidentItem } from '@shared/kinds/accident/schema'
import type { EnterpriseItem } from '@shared/kinds/enterprise/schema'
import type { NoticeItem } from '@shared/kinds/notice/schema'
import type { PenaltyItem } from '@shared/kinds/penalty/schema'
import type { ZoneItem } from '@shared/kinds/zone/schema'
import { formatMoney } from '@shared/codes/money'
import { harmWords } from '@shared/kinds/accident/harm'
import { stepTone } from '@shared/kinds/enterprise/gradeScales'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES } from '@shared/kinds/accident/words'
import { BOARDS } from '@shared/kinds/notice/words'
import { PENALTY_KINDS, SEVERITIES } from '@shared/kinds/penalty/words'
import { SECTORS } from '@shared/vocabulary'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { enterpriseUrl, operatorUrl, recordUrl } from '@/text/links'
import { UNKNOWN, orUnknown, wordOf } from '@/text/words'
import { Line } from './Line'

/** A list line of each kind. */

const go = (url: string) => void Taro.navigateTo({ url })

export function EnterpriseLine({ item }: { item: EnterpriseItem }) {
  const { id, name, uscc, sector, cityGrade } = item
  return (
    <Line
      title={name}
      notes={[wordOf(SECTORS, sector), uscc ?? '信用代码未公布']}
      mark={cityGrade ? `评级 ${cityGrade.grade}` : null}
      tone={cityGrade && stepTone('city', cityGrade.grade)}
      onTap={() => go(sector === 'road_transport' ? operatorUrl(id) : enterpriseUrl(id))}
    />
  )
}

export function OperatorLine({ item }: { item: EnterpriseItem }) {
  const { id, name, transportGrade } = item
  return (
    <Line
      title={name}
      notes={[transportGrade?.decidedOn ? `${transportGrade.decidedOn} 考核` : null]}
      mark={`信誉考核 ${orUnknown(transportGrade?.grade)}`}
      tone={transportGrade && stepTone('transport', transportGrade.grade)}
      onTap={() => go(operatorUrl(id))}
    />
  )
}

export function AccidentLine({ item }: { item: AccidentItem }) {
  const { id, title, occurredOn, level, category, nature, publicUntil, enterprises } = item
  return (
    <Line
      title={title ?? enterprises.map((enterprise) => enterprise.name).join('、') ?? category ?? '事故'}
      notes={[
        occurredOn ?? `日期${UNKNOWN}`,
        level ? `${ACCIDENT_LEVELS[level]}事故` : `等级${UNKNOWN}`,
        category,
        harmWords(item),
        ACCIDENT_NATURES[nature],
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      onTap={() => go(recordUrl('accident', id))}
    />
  )
}

export function NoticeLine({ item }: { item: NoticeItem }) {
  const { id, title, publishedAt, board, agency, rectified, publicUntil } = item
  return (
    <Line
      title={title}
      notes={[
        publishedAt ?? `日期${UNKNOWN}`,
        BOARDS[board],
        agency,
        rectificationWords(rectified),
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      onTap={() => go(recordUrl('notice', id))}
    />
  )
}

/** What became of what was to be put right; not to know it is no good news. */
const rectificationWords = (rectified: boolean | null): string =>
  rectified === null ? `整改情况${UNKNOWN}` : rectified ? '整改已验收' : '■ 整改未验收'

export function PenaltyLine({ item }: { item: PenaltyItem }) {
  const { id, title, enterprises, punishedPersons, offenceType, penaltyKinds, fineFen, severity, decidedOn, publicUntil } = item
  return (
    <Line
      title={[...enterprises.map((enterprise) => enterprise.name), ...punishedPersons].join('、')}
      notes={[
        decidedOn ?? `日期${UNKNOWN}`,
        offenceType ?? title,
        penaltyKinds.map((kind) => PENALTY_KINDS[kind]).join('、') || null,
        fineFen === null ? null : formatMoney(fineFen),
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      mark={SEVERITIES[severity]}
      onTap={() => go(recordUrl('penalty', id))}
    />
  )
}

export function ZoneLine({ item }: { item: ZoneItem }) {
  const { id, name, level, headline } = item
  return <Line title={name} notes={[ZONE_LEVELS[level], headline ?? `责任人${UNKNOWN}`]} onTap={() => go(recordUrl('zone', id))} />
}
