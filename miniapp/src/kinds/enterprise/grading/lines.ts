import type { GradingAnswer } from '@shared/api/grading'
import { canBeMended, reckon, type Reckoned, type Traced, type Untold, type Vetoed } from '@shared/grading/reckon'
import type { GradingTable } from '@shared/grading/table'
import { gradeWords, signed, sumWords, titleOf } from '@shared/grading/words'
import type { Kind } from '@shared/kinds/index'

/** What the page of a recomputed grade says, line by line. It is made of the answer alone, and recomputed from the public inputs in it. */

/** An answer in which something was recomputed, with all that it was made of. */
export type Given = Pick<GradingAnswer, 'inputs' | 'cover' | 'day'> & { table: GradingTable }

/** One record that counts, or may. */
export interface CountedLine {
  key: string
  kind: Kind
  id: string
  rule: string
  title: string
  /** points or bound */
  mark: string
  notes: string[]
  /** whether it can be taken for put right, and a rule asks for that */
  mendable: boolean
}

/** What this phone makes of the public inputs. `chosen`: ids of records that are taken for put right. */
export const reckonHere = ({ table, inputs, cover, day }: Given, chosen: readonly string[] = []): Reckoned =>
  reckon({ table, inputs, cover, day, simulate: chosen })

/** Whether two recomputed grades are the same to the point: the sum, the grade, and every record with its points and its last day. */
export function isSameReckoning(one: Reckoned, other: Reckoned): boolean {
  const said = ({ points, vetoes, untold, sum, grade }: Reckoned) =>
    JSON.stringify([
      gradeWords(grade),
      sumWords(sum),
      points.map((traced) => [traced.rule, traced.kind, traced.id, traced.points, traced.sure, traced.until]),
      vetoes.map((vetoed) => [vetoed.rule, vetoed.kind, vetoed.id, vetoed.atMost, vetoed.sure, vetoed.until]),
      untold.map(({ rule, since }) => [rule, since]),
    ])
  return said(one) === said(other)
}

export const pointLines = (given: Given, { points }: Pick<Reckoned, 'points'>): CountedLine[] =>
  points.map((traced) => {
    const amount = `${signed(traced.points)} 分`
    if (traced.points === 0) return lineOf(given, traced, '0 分', ['这一项已到上限，不再另计'])
    return lineOf(given, traced, traced.sure ? amount : `0 或 ${amount}`)
  })

export const vetoLines = (given: Given, { vetoes }: Pick<Reckoned, 'vetoes'>): CountedLine[] =>
  vetoes.map((vetoed) => lineOf(given, vetoed, vetoed.sure ? `最好 ${vetoed.atMost}` : `可能最好 ${vetoed.atMost}`))

/** The line of a record that counts by a rule; `first`: notes before those that every line has. */
function lineOf(
  { table, inputs }: Given,
  { rule: code, kind, id, until, sure }: Traced | Vetoed,
  mark: string,
  first: string[] = [],
): CountedLine {
  const input = inputs.find((one) => one.kind === kind && one.id === id)
  const rules = [...table.items, ...table.vetoes]
  const rule = rules.find((one) => one.code === code)
  const ending = until !== null ? `计到 ${until}（含当天）` : rule?.counts === 'while_open' ? '整改以前一直计' : '公示期间一直计'
  return {
    key: `${code} ${kind} ${id}`,
    kind,
    id,
    rule: code,
    title: [titleOf(table, code), input?.title].filter(Boolean).join('：'),
    mark,
    notes: [
      ...first,
      ...(sure ? [] : ['有的情况没有公布，可能计，也可能不计']),
      input?.day ? `从 ${input.day} 起，${ending}` : ending,
      ...(rule === undefined ? [] : [`怎样不再计：${rule.mend}`, ...(rule.basis === null ? [] : [`依据：${rule.basis}`])]),
    ],
    // Where no rule asks whether it is put right, to choose it would change nothing.
    mendable: input !== undefined && canBeMended(input) && rules.some(({ record, counts }) => record === kind && counts !== 'always'),
  }
}

/** A rule of which it is not known whether more counts, in a sentence. */
export function untoldWords({ table, day }: Given, { rule: code, since }: Untold): string {
  const item = table.items.find((one) => one.code === code)
  const veto = table.vetoes.find((one) => one.code === code)
  const why = since === null ? `来源最近 ${table.lateDays} 天里没有都送达过` : `来源没有完整盖住 ${since} 至 ${day}`
  const most =
    item === undefined
      ? `如果有，等级最好是 ${veto?.atMost ?? ''}`
      : item.points < 0
        ? `如果有，合计最多扣 ${item.limit} 分`
        : `如果有，合计最多加 ${item.limit} 分`
  return `${titleOf(table, code)}：${why}，还有没有别的，不知道。${most}。`
}

/** What a rule of the table gives or takes, in a sentence. */
export function ruleWords({ title, months, ...rule }: GradingTable['items'][number] | GradingTable['vetoes'][number]): string {
  const amount = 'points' in rule ? `每条 ${signed(rule.points)} 分，合计最多 ${rule.limit} 分` : `等级最好 ${rule.atMost}`
  const term = months === null ? '公示期间' : `${months} 个月内`
  const mended = rule.counts === 'while_open' ? '，整改以后不计' : rule.counts === 'once_mended' ? '，整改以后才计' : ''
  return `${title}：${amount}；${term}计${mended}${rule.basis === null ? '' : `（${rule.basis}）`}`
}
