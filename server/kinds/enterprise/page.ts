import { RELATED_MAX, type RecordAnswer } from '../../../shared/api/records'
import type { Day } from '../../../shared/codes/dates'
import type { EnterpriseBody, Grade } from '../../../shared/kinds/enterprise/schema'
import { FIRM_ROLES, GRADE_SCHEMES, USCC_CHECKS } from '../../../shared/kinds/enterprise/words'
import { KINDS, WORDS, type Kind } from '../../../shared/kinds/index'
import { holdWords } from '../../../shared/hold'
import { LISTS } from '../../../shared/kinds/schemas'
import { UNKNOWN } from '../../../shared/tones'
import { SECTORS, codesOf } from '../../../shared/vocabulary'
import { listPath, type Part, type PlainPage, type Section } from '../page'
import { personSection } from '../personSection'
import { repliesBeside } from '../reply/beside'

/** The plain page of a firm: who it is, its grades, and how much is public about it, each number with the list that it counts. */
export const page: PlainPage<'enterprise'> = {
  sections: (body, answer) => [
    { title: '评级', parts: [...holdOf(answer), ...gradesOf(body, answer.day), gradingOf(answer.record.id)] },
    ...repliesBeside(answer),
    { title: '公示中提到它的记录', parts: COUNTED.map((pointer) => countOf(pointer, answer)) },
    { title: '企业', parts: [{ as: 'facts', facts: factsOf(body) }] },
    ...personSections(body, answer.day),
  ],
  unknown: '代码可能写错，或者这家企业不在公布的名单里。这里查不到，不等于没有问题，也不等于有问题。',
}

const holdOf = ({ record: { hold } }: RecordAnswer<'enterprise'>): Part[] =>
  hold ? [{ as: 'words', words: `▲ ${holdWords(hold)}`, tone: 'warn' }] : []

/** Versions of earlier releases know nobody. */
const personSections = ({ persons = [] }: EnterpriseBody, today: Day): Section[] =>
  persons.map((person) => personSection(person, FIRM_ROLES[person.role], persons, today))

function gradesOf({ grades }: EnterpriseBody, today: Day): Part[] {
  if (grades.length === 0) return [{ as: 'words', words: `评级${UNKNOWN}`, tone: 'unknown' }]
  return grades.flatMap((grade) => [
    { as: 'words' as const, words: `${GRADE_SCHEMES[grade.scheme]}：${grade.grade}` },
    { as: 'words' as const, words: decidedWords(grade, today), tone: 'quiet' as const },
  ])
}

/** The way to where the grade comes from, within the web page. */
const gradingOf = (id: string): Part => ({
  as: 'link',
  path: `/#/enterprise/grading/index?id=${encodeURIComponent(id)}`,
  words: '等级怎么来的：按公开的规则重算',
})

const decidedWords = ({ issuer, decidedOn, validTo }: Grade, today: Day): string =>
  [
    issuer ?? `评定机关${UNKNOWN}`,
    decidedOn === null ? `评定日期${UNKNOWN}` : `${decidedOn} 评定`,
    validTo === null ? `有效期${UNKNOWN}` : `有效期至 ${validTo}${validTo < today ? '（已到期）' : ''}`,
  ].join('，')

/** Of each kind that names firms the filter of its list by which they are found. */
const COUNTED: readonly { kind: Kind; filter: string }[] = codesOf(KINDS).flatMap((kind) =>
  Object.entries(LISTS[kind].filters)
    .filter(([, { pointsTo }]) => pointsTo === 'enterprise')
    .slice(0, 1)
    .map(([filter]) => ({ kind, filter })),
)

function countOf({ kind, filter }: { kind: Kind; filter: string }, { record, related }: RecordAnswer<'enterprise'>): Part {
  const { name, unit } = WORDS[kind]
  const lines: readonly unknown[] | undefined = related?.[kind]
  if (lines === undefined) return { as: 'words', words: `${name}数据${UNKNOWN}，不知道有没有`, tone: 'unknown' }
  if (lines.length === 0) return { as: 'words', words: `没有公示中的${name}` }
  const count = lines.length < RELATED_MAX ? `${lines.length} ` : `至少 ${lines.length} `
  return { as: 'link', path: listPath(kind, filter, record.id), words: `${name}：${count}${unit}` }
}

const factsOf = ({ uscc, usccCheck, formerNames, sector, address, routes, plates = [] }: EnterpriseBody): [string, string][] => [
  ['统一社会信用代码', uscc === null ? UNKNOWN : uscc + (usccCheck === 'valid' ? '' : `（${USCC_CHECKS[usccCheck]}）`)],
  ...(formerNames.length === 0 ? [] : [['曾用名', formerNames.join('、')] as [string, string]]),
  ['行业领域', sector === null ? UNKNOWN : SECTORS[sector]],
  ['地址', address ?? UNKNOWN],
  ...(routes.length === 0 ? [] : [['线路', routes.join('、')] as [string, string]]),
  ...(plates.length === 0 ? [] : [['客车（车牌只公布头尾）', plates.join('、')] as [string, string]]),
]
