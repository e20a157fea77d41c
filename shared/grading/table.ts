import { z } from 'zod'
import { KindCode } from '../envelope'
import { DayText, LongText, ShortText, coded, unknownable } from '../fields'
import { GRADE_SCHEMES } from '../kinds/enterprise/words'

/**
 * A rule table as a city publishes it: which public records give or take how many points, for how long, and which of them bound the grade whatever the sum
 * is. It is data with its basis beside it; no number of it stands in code.
 */

/** When a record counts: as long as its term lasts, only while it is not put right, only once it is. */
export const COUNTINGS = { always: '不论是否整改', while_open: '整改前', once_mended: '整改后' } as const

const ITEMS_MAX = 60
const VALUES_MAX = 20
const POINTS_MAX = 1_000
const MONTHS_MAX = 120

const Code = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, '要写小写字母、数字和短横线，以字母开头')
const Points = z.int().min(-POINTS_MAX).max(POINTS_MAX)
const Word = z.string().min(1).max(40)

/** What one fact of a record must be: one of some codes, or a number within bounds. */
export const Wanted = z
  .strictObject({
    is: z.array(Word).min(1).max(VALUES_MAX).optional().meta({ description: 'one of these codes' }),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ is, min, max }) => (is === undefined) !== (min === undefined && max === undefined), '要写 {"is": [代码]}，或者 min、max')
export type Wanted = z.infer<typeof Wanted>

/** Which records a rule speaks of, and for how long. */
const Rule = z.strictObject({
  code: Code,
  title: ShortText,
  record: KindCode.meta({ description: 'the kind of record' }),
  when: z
    .record(z.string(), Wanted)
    .default({})
    .meta({ description: 'facts that the record must have, all of them; of a fact that is not public it is unknown whether it counts' }),
  counts: coded(COUNTINGS),
  months: z.int().min(1).max(MONTHS_MAX).nullable().meta({
    description:
      'for so many months from the day of the record, the day on which they are over not among them; null: as long as it is public',
  }),
  mend: ShortText.meta({ description: 'what ends it' }),
  basis: unknownable(ShortText),
})

export const GradingItem = Rule.extend({
  points: Points.refine((points) => points !== 0, '不能是 0 分').meta({ description: 'for each record; below nought they are taken' }),
  limit: z.int().min(1).max(POINTS_MAX).meta({ description: 'the most that all its records together give or take' }),
})
export type GradingItem = z.infer<typeof GradingItem>

export const GradingVeto = Rule.extend({
  counts: coded(COUNTINGS).exclude(['once_mended']),
  atMost: Word.meta({ description: 'the best grade that is left, whatever the sum is' }),
})
export type GradingVeto = z.infer<typeof GradingVeto>

const Band = z.strictObject({
  grade: Word,
  from: Points.meta({ description: 'the smallest sum that has it' }),
  means: ShortText.meta({ description: 'what the city says that it means' }),
})

const Table = z.strictObject({
  version: z.string().min(1).max(40),
  title: ShortText,
  basis: LongText.meta({ description: 'law and article, or that it is the own scheme of the city' }),
  scheme: coded(GRADE_SCHEMES).meta({ description: 'the one scheme whose grades it makes; schemes are never merged' }),
  from: DayText.meta({ description: 'the first day on which it is in force' }),
  to: unknownable(DayText).meta({ description: 'the last one; null: no end is told' }),
  start: Points.meta({ description: 'the sum of a firm of which nothing counts' }),
  min: Points,
  max: Points,
  lateDays: z.int().min(0).max(366).meta({
    description: 'a source that last delivered longer ago than this does not tell of the day: what rests on it is unknown',
  }),
  bands: z.array(Band).min(2).max(10).meta({ description: 'the best first' }),
  items: z.array(GradingItem).min(1).max(ITEMS_MAX),
  vetoes: z.array(GradingVeto).max(ITEMS_MAX).default([]),
})
export type GradingTable = z.infer<typeof Table>

/** A rule table whose parts agree with each other. By its form no record that is put right lowers a grade: see `COUNTINGS` in `faultsOf`. */
export const GradingTable = Table.superRefine((table, ctx) => {
  for (const { path, message } of faultsOf(table)) ctx.addIssue({ code: 'custom', path, message })
})

interface Fault {
  path: (string | number)[]
  message: string
}

function faultsOf({ from, to, start, min, max, bands, items, vetoes }: GradingTable): Fault[] {
  const grades = bands.map(({ grade }) => grade)
  const codes = [...items, ...vetoes].map(({ code }) => code)
  const twice = (all: readonly string[]) => all.filter((one, i) => all.indexOf(one) !== i)
  const found = (isWrong: boolean, path: Fault['path'], message: string): Fault[] => (isWrong ? [{ path, message }] : [])
  return [
    ...found(to !== null && to < from, ['to'], '早于开始施行的日期'),
    ...found(min > start || start > max, ['start'], `要在 min（${min}）和 max（${max}）之间`),
    ...found(
      bands.some((band, i) => i > 0 && band.from >= (bands[i - 1]?.from ?? 0)),
      ['bands'],
      '要由好到差，分数线逐级降低',
    ),
    ...found((bands.at(-1)?.from ?? 0) > min, ['bands'], `最后一级要从 ${min} 分起，不能有分数没有等级`),
    ...found(twice(grades).length > 0, ['bands'], `等级写了两次：${twice(grades).join('、')}`),
    ...found(twice(codes).length > 0, ['items'], `代号写了两次：${twice(codes).join('、')}`),
    ...vetoes.flatMap(({ atMost }, i) => found(!grades.includes(atMost), ['vetoes', i, 'atMost'], `没有这个等级：${atMost}`)),
    // Otherwise a firm that puts something right could lose points by it.
    ...items.flatMap(({ points, counts }, i) => [
      ...found(points < 0 && counts === 'once_mended', ['items', i, 'counts'], '扣分的项不能在整改后才计'),
      ...found(points > 0 && counts === 'while_open', ['items', i, 'counts'], '加分的项不能在整改后取消'),
    ]),
  ]
}
