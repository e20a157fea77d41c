import { addDays, type Day } from '../../../shared/codes/dates'

/** Columns that offices add behind those of the national table: how far a decision is carried out. */
export const CARRIED_HEADER = [
  '缴款日期',
  '整改期限',
  '整改完成日期',
  '此前检查或责令过',
  '复议申请日期',
  '复议结果',
  '原罚款金额(万元)',
  '复议机关',
] as const

/** Where these stand in a row of the national table. */
const [PARTY, TYPE, FINE, DECIDED] = [0, 7, 12, 13]

const RECONSIDERED_BY = '云帆市人民政府（演示）'
const withSlashes = (day: Day): string => day.replace(/-/g, '/')

/** The cells of the further columns of a row: each state once in a while, and whoever was fined again had put right what was found before. */
export function carriedOf(row: readonly string[], i: number, all: readonly string[][], today: Day): string[] {
  // Some decisions say nothing of it.
  if (i % 10 === 3) return CARRIED_HEADER.map(() => '')
  const decided = (row[DECIDED] ?? '').replace(/\//g, '-')
  const after = (days: number): string => (addDays(decided, days) > today ? '' : withSlashes(addDays(decided, days)))
  const isAgain = all.some((one) => one !== row && one[PARTY] === row[PARTY] && one[TYPE] === row[TYPE])
  const correctedOn = isAgain ? withSlashes(decided) : i % 5 === 0 ? '' : after(20)
  const fine = row[FINE] ?? ''
  const objection =
    i % 12 === 5 && fine !== ''
      ? [after(12), after(40) === '' ? '' : '减轻', (Number(fine) * 2).toFixed(6), RECONSIDERED_BY]
      : ['', '', '', '']
  return [
    i % 7 === 2 || fine === '' ? '' : after(10),
    i % 10 === 4 ? '' : withSlashes(addDays(decided, 25)),
    correctedOn,
    i % 3 === 1 ? '否' : '是',
    ...objection,
  ]
}
