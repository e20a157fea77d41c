import { withoutFilling } from '../../../shared/codes/divisionCode'
import { foldKeyText, nameKey } from '../../../shared/codes/fold'
import { addMonths, earliest, type Day } from '../../../shared/codes/dates'
import { LINE_TEXT_MAX } from '../../../shared/kinds/accident/recommendations'
import { impossibleDatesIn } from '../../../shared/kinds/accident/clocks'
import { harmWords } from '../../../shared/kinds/accident/harm'
import { accidentLevel } from '../../../shared/kinds/accident/level'
import type { AccidentBody, AccidentItem } from '../../../shared/kinds/accident/schema'
import { ACCIDENT_CATEGORIES_1986, ACCIDENT_CATEGORIES_2025 } from '../../../shared/kinds/accident/words'
import { outcomeOf } from '../../../shared/kinds/directive/measures'
import type { InputOf } from '../../../shared/kinds/schemas'
import { codeOf } from '../../../shared/vocabulary'
import { CellError, type Warn } from '../../cellError'
import { defineKind, found, standsOn, type Evidence, type Judged } from '../define'
import { namesOf } from '../named'
import { personsToldIn, publicParty, spellingsOfCell } from '../publicParty'
import { countable } from './countable'
import { sample } from './sample'
import { statistics } from './statistics'
import { computedOf } from './told'

/** Months that a figure and a judgement look back. Our judgement, not a rule: the longest minimum publicity of serious penalties. */
const LOOK_BACK_MONTHS = 12

/** Shares of responsibility that count against a carrier: equal or more (domain 8). */
const COUNTS_AGAINST = new Set(['full', 'main', 'equal'])

export const accident = defineKind('accident', {
  toPublic: (input, { warn, today }) => {
    if (input.occurredOn !== null && input.occurredOn > today) throw new CellError('occurredOn', '事故发生日期在将来')
    const computed = accidentLevel(input)
    if (computed !== null && input.declaredLevel !== null && computed !== input.declaredLevel) {
      warn('declaredLevel', '来源写的事故等级与按伤亡和损失算出的等级不同，以算出的为准')
    }
    const body = {
      ...input,
      category: input.category && { ...input.category, code: input.category.code ?? categoryCode(input.category) },
      level: computed ?? input.declaredLevel,
      investigation: input.investigation && {
        ...input.investigation,
        recommendations: input.investigation.recommendations.map((one) => ({
          ...one,
          owner: one.owner && publicParty(one.owner),
          outcome: outcomeOf(one, today, input.occurredOn),
        })),
      },
    }
    warnOfDays(input, today, warn)
    warnOfSupplements(input, warn)
    return { body }
  },
  // What is dated ahead is known to be done when that day has come.
  turnsOn: ({ investigation }, today) =>
    earliest((investigation?.recommendations ?? []).map(({ doneOn }) => doneOn).filter((day) => day !== null && day > today)),
  parties: ({ enterprises }) => ({ enterprises, persons: [] }),
  hidden: (input) => [...ownersOf(input), ...personsToldIn(textsOf(input))],
  title: ({ title, enterprises }) => title ?? namesOf(enterprises),
  search: ({ title, enterprises }) => [title, ...enterprises.map(({ name }) => name)],
  item: ({ category, investigation }) => ({
    category: category?.label ?? null,
    investigation: investigation?.state ?? null,
    recommendations: (investigation?.recommendations ?? []).map((one) => ({ ...one, text: clipped(one.text) })),
  }),
  deadlines: ({ investigation }) => {
    if (investigation === null) return []
    const { state, reportDue, extendedTo, recommendations } = investigation
    const report = extendedTo ?? reportDue
    return [
      ...(state !== 'pending' || report === null ? [] : [{ key: 'report', on: report, what: '提交调查报告的期限' }]),
      ...recommendations.flatMap(({ due, state: done }, i) =>
        due === null || done === 'done' ? [] : [{ key: `recommendation-${i + 1}`, on: due, what: `第 ${i + 1} 项整改建议的期限` }],
      ),
    ]
  },
  figures: [{ key: 'accidents', label: '近一年事故', query: (today) => ({ from: addMonths(today, -LOOK_BACK_MONTHS) }) }],
  evidence: (items, judged) => {
    const accidents = recent(items, judged.today)
    return judged.isCarrier ? ofCarrier(accidents) : ofFirm(accidents)
  },
  stands: { letter: '故', word: '事故', title: ({ title }) => title, on: ({ occurredOn }) => standsOn(occurredOn) },
  countable,
  calm: ({ isCarrier }: Judged) => (isCarrier ? '近一年未公布负同等以上责任的事故' : '近一年未公布责任事故'),
  statistics,
  factsOf,
  computed: computedOf,
  intake: {
    headers: {
      title: /^事故(名称|标题)?$/,
      occurredOn: /^(事故)?发生(日期|时间)$|^(事故|發生)(日期|时间|時間)$/,
      place: /(?<!密集|公共|经营|营业|工作|生产|娱乐|危险)(地点|地點|场所|場所)(（|\(|$)/,
      'enterprises.0.name': /^(涉事|事故|事業|发生|责任)(企业|单位|單位)(名称)?$/,
      deaths: /^死亡(人数|人數)?$/,
      seriousInjuries: /^重伤(人数)?$/,
      casualties: /^(伤亡|罹災)人[数數]/,
      directLossFen: /^直接经济损失/,
      'investigation.state': /^(事故)?(调查|结案)(状态|进展|进度|情况)$|^是否(已)?结案$/,
      'investigation.reportDue': /^(调查)?报告(提交)?(期限|时限)$/,
      'investigation.extendedTo': /^(调查)?(期限)?(批准)?延(长|期)至$/,
      'investigation.appraisalDays': /^技术鉴定(天数|用时|时间)([(（][天日][)）])?$/,
      'investigation.reportedOn':
        /^(事故)?(调查)?报告(提交|出具|完成)(日期|时间)$|^(事故)?调查报告(日期|时间)$|^报告日期$|^提交(调查)?报告(日期|时间)$/,
      'investigation.repliedOn': /^(政府|人民政府|(事故)?调查报告)?(批复|批准)(结案)?(日期|时间)$|^结案(日期|时间)$/,
      'investigation.reviewedOn': /^(整改|落实情况|整改落实|整改措施落实)?(情况)?(评估|“回头看”|回头看)(日期|时间)$/,
      'investigation.findings': /^(事故)?调查结论$|^(事故)?(直接)?原因(分析)?$/,
      'investigation.recommendations.0.text':
        /^(事故)?(防范)?(和|与)?(整改)?(措施)?(的)?建议(内容)?$|^(事故)?(整改和)?防范(和|与)?(整改)?措施(和建议)?$|^整改(和|与|及)?防范措施$|^建议(防范|整改)(和|与)?(整改|防范)?措施$/,
      'investigation.recommendations.0.owner': /^((防范|整改)?措施|建议)(责任|落实|整改)(责任)?(单位|部门)$|^(整改)?建议(责任)?单位$/,
      'investigation.recommendations.0.due': /^((防范|整改)?措施|建议)(落实|完成|整改)?(时限|期限)$/,
      'investigation.recommendations.0.state':
        /^建议(落实|完成|整改)?(情况|状态)$|^(防范|整改|防范整改|防范和整改|整改和防范)?措施(建议)?(落实|完成)(情况|状态)$/,
      'investigation.recommendations.0.doneOn': /^((防范|整改)?措施|建议)(落实|完成|整改)?(日期|时间)$/,
      'lesson.happened': /^(事故)?教训$|^事故(简要)?经过$/,
      'lesson.checks': /^(今天查什么|自查要点|排查要点|举一反三(排查)?(要点|内容)?)$/,
      'supplements.0.on': /^(伤亡)?补报(日期|时间)$/,
      'supplements.0.deaths': /^补报(后)?死亡(人数)?$/,
      'supplements.0.seriousInjuries': /^补报(后)?重伤(人数)?$/,
    },
    gathers: { into: 'investigation.recommendations', by: [['envelope.documentNo'], ['title', 'occurredOn'], ['title']], called: 'title' },
    needs: [],
    words: {
      'investigation.state': {
        是: 'replied',
        否: 'pending',
        正在调查: 'pending',
        调查报告已提交待批复: 'reported',
        待批复: 'reported',
        已批复: 'replied',
        结案: 'replied',
        批复结案: 'replied',
        调查中: 'pending',
        尚未结案: 'pending',
        未结案: 'pending',
        已批复结案: 'replied',
        已结案: 'replied',
        已评估: 'reviewed',
        已开展评估: 'reviewed',
      },
      'investigation.recommendations.0.state': {
        是: 'done',
        已完成: 'done',
        完成: 'done',
        已整改: 'done',
        已落实: 'done',
        落实: 'done',
        全部落实: 'done',
        整改完成: 'done',
        否: 'open',
        未完成: 'open',
        未落实: 'open',
        正在落实: 'open',
        部分落实: 'open',
        落实中: 'open',
        正在整改: 'open',
        整改中: 'open',
        推进中: 'open',
        逾期: 'overdue',
        逾期未完成: 'overdue',
      },
    },
  },
  sample,
})

/** By what an accident is the same as one that another source lists: its number and day, or day, county and firm; without a firm what it is called. */
function factsOf(
  { occurredOn, division, place, enterprises, title }: AccidentBody,
  { documentNo }: { documentNo: string | null },
): string[] {
  if (occurredOn === null) return []
  const where = division === null ? place && nameKey(place) : withoutFilling(division).slice(0, 6)
  const who = enterprises[0]?.name ?? title
  return [
    ...(documentNo === null ? [] : [`no ${foldKeyText(documentNo)} ${occurredOn}`]),
    ...(where === null || who === null ? [] : [`at ${occurredOn} ${where} ${nameKey(who)}`]),
  ]
}

/** Every spelling of those in whose hands recommendations are: they are public by their surnames, units as they are called. */
const ownersOf = ({ investigation }: InputOf['accident']): string[] =>
  (investigation?.recommendations ?? []).flatMap(({ owner }) => (owner === null ? [] : spellingsOfCell(owner)))

/** The running texts in which those who were hit, who drove and who worked may be named: never in public (domain 9.3). */
const textsOf = ({ title, place, investigation, lesson }: InputOf['accident']): (string | null | undefined)[] => [
  title,
  place,
  investigation?.findings,
  lesson?.happened,
  ...(lesson?.checks ?? []),
  ...(investigation?.recommendations ?? []).map(({ text }) => text),
]

/** A text as a line of a list has room for it. */
function clipped(text: string): string {
  const characters = [...text]
  return characters.length <= LINE_TEXT_MAX ? text : `${characters.slice(0, LINE_TEXT_MAX - 1).join('')}…`
}

/** Days of an investigation that cannot be, as known on a day: they are shown as they stand, and remarked. */
function warnOfDays({ investigation, occurredOn }: InputOf['accident'], today: Day, warn: Warn): void {
  if (investigation === null) return
  const { reportedOn, repliedOn, reviewedOn, recommendations } = investigation
  const steps = [
    ['reportedOn', occurredOn, reportedOn, '报告日期早于事故发生的日期'],
    ['repliedOn', reportedOn, repliedOn, '批复日期早于报告日期'],
    ['reviewedOn', repliedOn, reviewedOn, '整改评估日期早于批复日期'],
  ] as const
  for (const [field, before, on, words] of steps) if (before !== null && on !== null && on < before) warn(`investigation.${field}`, words)
  for (const field of impossibleDatesIn({ occurredOn, investigation })) warn(`investigation.${field}`, '这样的期限不可能，没有采用')
  recommendations.forEach(({ state, doneOn }, i) => {
    const field = `investigation.recommendations.${i}.doneOn`
    if (doneOn !== null && occurredOn !== null && doneOn < occurredOn) warn(field, '落实日期早于事故发生的日期')
    if (doneOn !== null && doneOn > today) warn(field, '公布的落实日期还没有到')
    if (doneOn !== null && (state === 'open' || state === 'overdue')) warn(field, '公布了落实日期，落实情况却不是已落实')
  })
}

/** Casualties that were reported later as more than the record counts: which of the two holds nobody knows, and the record's own are counted. */
function warnOfSupplements({ supplements, deaths, seriousInjuries }: InputOf['accident'], warn: Warn): void {
  const isMore = (one: number | null, counted: number | null): boolean => one !== null && counted !== null && one > counted
  const words = '补报的人数多于登记的人数：等级和统计按登记的算，请核对'
  supplements.forEach((one, i) => {
    if (isMore(one.deaths, deaths)) warn(`supplements.${i}.deaths`, words)
    if (isMore(one.seriousInjuries, seriousInjuries)) warn(`supplements.${i}.seriousInjuries`, words)
  })
}

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
