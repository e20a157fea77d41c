import Taro from '@tarojs/taro'
import type { AccidentItem, EnterpriseItem, NoticeItem, PenaltyItem, ZoneItem } from '@shared/api/items'
import { formatMoney } from '@shared/codes/money'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES, BOARDS, PENALTY_KINDS, SECTORS, SEVERITIES, ZONE_LEVELS } from '@shared/vocabulary'
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
      onTap={() => go(sector === 'road_transport' ? operatorUrl(id) : enterpriseUrl(id))}
    />
  )
}

export function OperatorLine({ item }: { item: EnterpriseItem }) {
  const { id, name, transportGrade } = item
  return (
    <Line
      title={name}
      notes={[`信誉考核 ${orUnknown(transportGrade?.grade)}`, transportGrade?.decidedOn ?? null]}
      onTap={() => go(operatorUrl(id))}
    />
  )
}

export function AccidentLine({ item }: { item: AccidentItem }) {
  const { id, title, occurredOn, level, category, deaths, nature, publicUntil, enterprises } = item
  return (
    <Line
      title={title ?? enterprises.map((enterprise) => enterprise.name).join('、') ?? category ?? '事故'}
      notes={[
        occurredOn ?? `日期${UNKNOWN}`,
        level ? `${ACCIDENT_LEVELS[level]}事故` : `等级${UNKNOWN}`,
        category,
        deaths === null ? null : `死亡 ${deaths} 人`,
        ACCIDENT_NATURES[nature],
        publicUntil && `公示至 ${publicUntil}`,
      ]}
      onTap={() => go(recordUrl('accident', id))}
    />
  )
}

export function NoticeLine({ item }: { item: NoticeItem }) {
  const { id, title, publishedAt, board, agency, publicUntil } = item
  return (
    <Line
      title={title}
      notes={[publishedAt ?? `日期${UNKNOWN}`, BOARDS[board], agency, publicUntil && `公示至 ${publicUntil}`]}
      onTap={() => go(recordUrl('notice', id))}
    />
  )
}

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
