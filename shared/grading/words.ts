import type { Compared, GradeDifference, OfficialGrade } from './differences'
import type { Reckoned } from './reckon'
import type { GradingTable } from './table'

/** What is said of a recomputed grade. It says what public records come to by a published table, and never what a firm is. */

export const gradeWords = ({ best, worst }: Reckoned['grade']): string => (best === worst ? best : `${best} 至 ${worst}`)

export const sumWords = ({ low, high }: Reckoned['sum']): string => (low === high ? `${low} 分` : `${low} 至 ${high} 分`)

/** Points that are added or taken off, with the sign of print and not that of a keyboard. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'))

/** The grade with its sum. */
export const reckonedWords = ({ grade, sum }: Pick<Reckoned, 'grade' | 'sum'>): string => `${gradeWords(grade)}（${sumWords(sum)}）`

/** An official grade with its points and its day. */
export const officialWords = ({ grade, points, decidedOn }: OfficialGrade): string =>
  `${grade}（${[points === null ? '评分未公布' : `${points} 分`, decidedOn === null ? '评定日期未公布' : `${decidedOn} 评定`].join('，')}）`

/** How the two stand to each other, in one sentence. */
export function agreementWords(agreement: Compared['agreement'], reckoned: Reckoned | null): string {
  switch (agreement) {
    case 'no_table':
      return '没有重算：这座城市没有公布现行的计分规则。'
    case 'no_official':
      return '公布的名单里没有这家企业的评级，没有可以对照的。'
    case 'same':
      return '按公开的规则和今天公示的记录重算，等级与公布的相同。'
    case 'within':
      return `有些情况没有公布，重算只能得出一个范围（${reckoned === null ? '' : gradeWords(reckoned.grade)}），公布的等级在这个范围里。`
    case 'differs':
      return '按公开的规则和今天公示的记录重算，等级与公布的不同。不同在哪里，下面逐条列出。'
  }
}

interface Told {
  table: GradingTable | null
  official: OfficialGrade | null
  /** what the same records come to on the day of the official grade; null where that day is not public */
  then: Pick<Reckoned, 'grade' | 'sum'> | null
}

/** One reason for a difference, in a sentence. */
export function differenceWords({ code, records, rules }: GradeDifference, { table, official, then }: Told): string {
  const titles = rules.map((rule) => titleOf(table, rule)).join('、')
  switch (code) {
    case 'no_table':
      return '这座城市没有公布评级的计分规则，无从重算。'
    case 'not_in_force':
      return `公布的计分规则（${table?.version ?? ''}）今天不在施行期内，没有据此重算。`
    case 'no_official':
      return '没有公布这家企业的评级。'
    case 'other_scale':
      return `公布的等级是“${official?.grade ?? ''}”，计分规则里没有这一级，无从对照。`
    case 'official_over':
      return `公布的等级已于 ${official?.validTo ?? ''} 到期，还没有公布新的。`
    case 'undated':
      return '公布的等级没有写评定日期，不知道是按哪一天的记录评的。'
    case 'earlier_table':
      return `公布的等级是 ${official?.decidedOn ?? ''} 评定的，早于这份计分规则施行的 ${table?.from ?? ''}，当时的规则没有公布。`
    case 'since':
      return `${official?.decidedOn ?? ''} 评定以后才计入、或计入有变化的记录 ${records.length} 条：${titles}。`
    case 'ended':
      return `${official?.decidedOn ?? ''} 评定时计入、今天不再照样计入的记录 ${records.length} 条：${titles}。`
    case 'unknown':
      return `有些情况没有公布，按不知道处理，没有当作没有：${titles}。`
    case 'not_public':
      return notPublicWords(official, then)
  }
}

function notPublicWords(official: OfficialGrade | null, then: Told['then']): string {
  const again =
    then === null
      ? ''
      : `按今天仍在公示的记录重算评定那一天，是 ${reckonedWords(then)}，公布的是 ${official === null ? '' : officialWords(official)}。`
  const reasons = official === null || official.reasons.length === 0 ? '公布时没有写理由。' : `公布的理由：${official.reasons.join('；')}。`
  return `${again}差额在今天公示的记录和公开的规则里找不到：可能是有的依据没有公示、公示已经期满，或评定时另有裁量。${reasons}`
}

/** What a rule of a table is called. */
export const titleOf = (table: GradingTable | null, code: string): string =>
  [...(table?.items ?? []), ...(table?.vetoes ?? [])].find((rule) => rule.code === code)?.title ?? code

/** That something is a simulation, and of how many records. */
export const simulationWords = (count: number): string => `这是模拟：假定所选的 ${count} 条记录今天已经整改。不是评定，也不改变任何公示。`
