import { addMonths, type Day } from '../../../shared/codes/dates'
import { harmWords } from '../../../shared/kinds/accident/harm'
import { accidentLevel } from '../../../shared/kinds/accident/level'
import type { AccidentItem } from '../../../shared/kinds/accident/schema'
import { ACCIDENT_CATEGORIES_1986, ACCIDENT_CATEGORIES_2025 } from '../../../shared/kinds/accident/words'
import { codeOf } from '../../../shared/vocabulary'
import { defineKind, found, type Evidence, type Judged } from '../define'
import { namesOf } from '../named'
import { sample } from './sample'
import { statistics } from './statistics'

/** Months that a figure and a judgement look back. Our judgement, not a rule: the longest minimum publicity of serious penalties. */
const LOOK_BACK_MONTHS = 12

/** Shares of responsibility that count against a carrier: equal or more (domain 8). */
const COUNTS_AGAINST = new Set(['full', 'main', 'equal'])

export const accident = defineKind('accident', {
  toPublic: (input, { warn }) => {
    const computed = accidentLevel(input)
    if (computed !== null && input.declaredLevel !== null && computed !== input.declaredLevel) {
      warn('declaredLevel', '来源写的事故等级与按伤亡和损失算出的等级不同，以算出的为准')
    }
    const body = {
      ...input,
      category: input.category && { ...input.category, code: input.category.code ?? categoryCode(input.category) },
      level: computed ?? input.declaredLevel,
    }
    return { body }
  },
  parties: ({ enterprises }) => ({ enterprises, persons: [] }),
  title: ({ title, enterprises }) => title ?? namesOf(enterprises),
  search: ({ title, enterprises }) => [title, ...enterprises.map(({ name }) => name)],
  item: ({ category }) => ({ category: category?.label ?? null }),
  figures: [{ key: 'accidents', label: '近一年事故', query: (today) => ({ from: addMonths(today, -LOOK_BACK_MONTHS) }) }],
  evidence: (items, judged) => {
    const accidents = recent(items, judged.today)
    return judged.isCarrier ? ofCarrier(accidents) : ofFirm(accidents)
  },
  calm: ({ isCarrier }: Judged) => (isCarrier ? '近一年未公布负同等以上责任的事故' : '近一年未公布责任事故'),
  statistics,
  intake: {
    headers: {
      title: /^事故(名称|标题)$/,
      occurredOn: /^(事故)?发生(日期|时间)$|^(事故|發生)(日期|时间|時間)$/,
      place: /(?<!密集|公共|经营|营业|工作|生产|娱乐|危险)(地点|地點|场所|場所)(（|\(|$)/,
      'enterprises.0.name': /^(涉事|事故|事業|发生|责任)(企业|单位|單位)(名称)?$/,
      deaths: /^死亡(人数|人數)?$/,
      seriousInjuries: /^重伤(人数)?$/,
      casualties: /^(伤亡|罹災)人[数數]/,
      directLossFen: /^直接经济损失/,
    },
    needs: [],
  },
  sample,
})

function categoryCode({ taxonomy, label }: { taxonomy: string; label: string }): string | null {
  if (taxonomy === 'GB6441-2025') return codeOf(ACCIDENT_CATEGORIES_2025, label)
  return taxonomy === 'GB6441-1986' ? codeOf(ACCIDENT_CATEGORIES_1986, label) : null
}

/** Accidents within the look-back; one without a date counts, for it cannot be shown to be older. */
function recent(accidents: readonly AccidentItem[], today: Day): AccidentItem[] {
  const since = addMonths(today, -LOOK_BACK_MONTHS)
  return accidents.filter(({ occurredOn }) => occurredOn === null || occurredOn >= since)
}

/** A carrier answers by its share of responsibility; what is not decided yet is not calm. */
function ofCarrier(accidents: AccidentItem[]): Evidence[] {
  const against = accidents.filter(({ responsibility }) => responsibility !== null && COUNTS_AGAINST.has(responsibility))
  const open = accidents.filter(({ responsibility }) => responsibility === null)
  return [
    ...found('stop', against.map(describe), `近一年发生 ${against.length} 起负同等以上责任的事故`),
    ...found(
      'warn',
      open.map((one) => `${describe(one)}（责任未公布）`),
      `近一年有 ${open.length} 起事故的责任尚未公布`,
    ),
  ]
}

/** Any other firm answers for the accidents that it is responsible for. */
function ofFirm(accidents: AccidentItem[]): Evidence[] {
  const responsible = accidents.filter(({ nature }) => nature === 'responsible')
  const open = accidents.filter(({ nature }) => nature === 'undetermined')
  return [
    ...found('stop', responsible.map(describe), `近一年发生 ${responsible.length} 起责任事故`),
    ...found(
      'warn',
      open.map((one) => `${describe(one)}（仍在调查）`),
      `近一年有 ${open.length} 起事故仍在调查`,
    ),
  ]
}

const describe = (accident: AccidentItem): string =>
  [accident.occurredOn ?? '日期未公布', accident.title ?? accident.category ?? '事故', harmWords(accident)].filter(Boolean).join(' ')
