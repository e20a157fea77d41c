import type { GradingAnswer } from '../api/grading'
import type { Day } from '../codes/dates'
import { compareGrades, uncompared, type OfficialGrade } from './differences'
import type { GradingCover, GradingInput } from './inputs'
import { isInForce, reckon } from './reckon'
import type { GradingTable } from './table'
import { agreementWords, differenceWords, simulationWords } from './words'

/** What a grade is recomputed from. */
export interface ToGrade {
  table: GradingTable | null
  official: OfficialGrade | null
  inputs: readonly GradingInput[]
  cover: readonly GradingCover[]
  day: Day
  simulate: readonly string[]
}

/** The recomputed grade beside the official one, each difference with its reasons; nothing is recomputed where no table is in force. */
export function gradingOf({
  table,
  official,
  inputs,
  cover,
  day,
  simulate,
}: ToGrade): Pick<GradingAnswer, 'reckoned' | 'then' | 'agreement' | 'sentence' | 'differences' | 'simulation'> {
  const given = table !== null && isInForce(table, day) ? { table, inputs, cover, day } : null
  const reckoned = given && reckon(given)
  const decidedOn = official?.decidedOn ?? null
  const then = given && decidedOn !== null && decidedOn <= day ? reckon({ ...given, day: decidedOn, knownOn: day }) : null
  const { agreement, differences } =
    given && reckoned ? compareGrades({ table: given.table, official, now: reckoned, then }) : uncompared(table)
  return {
    reckoned,
    then,
    agreement,
    sentence: agreementWords(agreement, reckoned),
    differences: differences.map((one) => ({ ...one, sentence: differenceWords(one, { table, official, then }) })),
    simulation: given && simulate.length > 0 ? simulationOf(reckon({ ...given, simulate })) : null,
  }
}

const simulationOf = (reckoned: ReturnType<typeof reckon>) => ({ sentence: simulationWords(reckoned.simulated.length), reckoned })
