import type { ComparedFirm, ComparedGrade, ComparedPoint } from '../../shared/api/decisions'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { earliest } from '../../shared/codes/dates'
import { gradingOf } from '../../shared/grading/grade'
import type { GradingCover, GradingInput } from '../../shared/grading/inputs'
import type { GradingTable } from '../../shared/grading/table'
import { titleOf } from '../../shared/grading/words'
import type { GradeScheme } from '../../shared/kinds/enterprise/words'
import { DECIDED_OF } from '../kinds/decided'
import { ruleOf } from '../kinds/index'
import { recordPage } from '../kinds/page'
import { decisionsOf } from './decisions'
import { askedBy, gradedRecord, gradingInputs } from './grading'
import type { Published } from './published'
import type { createVersionLoader } from './versionLoader'

/** By what grades are recomputed, the same for all who are compared. */
export interface Measure {
  table: GradingTable | null
  /** the scheme whose official grade is told */
  scheme: GradeScheme
  cover: readonly GradingCover[]
}

/** Firms beside each other in the order of their codes as they were asked for, each once. A code that nothing public bears stands among them as unknown. */
export function comparisonOf(
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  codes: readonly string[],
  measure: Measure,
): Promise<ComparedFirm[]> {
  return Promise.all(
    [...new Set(codes.map(normaliseCreditCode))].map(async (code) => {
      const firm = await decisionsOf(loadVersion, published, code)
      return { ...firm, grade: firm.known === 'registered' ? await gradeOf(loadVersion, published, code, measure) : null }
    }),
  )
}

async function gradeOf(
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  code: string,
  { table, scheme, cover }: Measure,
): Promise<ComparedGrade> {
  const { row, body } = await gradedRecord(loadVersion, published, DECIDED_OF, code)
  const official = ruleOf(DECIDED_OF).officialGrade?.(body, scheme) ?? null
  const inputs = table === null ? [] : gradingInputs(published, DECIDED_OF, row, askedBy(table))
  const { reckoned, agreement, sentence, differences } = gradingOf({ table, official, inputs, cover, day: published.day, simulate: [] })
  const traced = (one: {
    rule: string
    kind: GradingInput['kind']
    id: string
    sure: boolean
    until: string | null
  }): Omit<ComparedPoint, 'points' | 'atMost'> => ({
    rule: titleOf(table, one.rule),
    sure: one.sure,
    record: { kind: one.kind, id: one.id, path: recordPage(one.kind, one.id) },
    fallsAway: earliest([one.until, inputs.find(({ kind, id }) => kind === one.kind && id === one.id)?.publicUntil ?? null]),
  })
  return {
    official,
    sum: reckoned?.sum ?? null,
    grade: reckoned?.grade ?? null,
    points: [
      ...(reckoned?.vetoes ?? []).map((one) => ({ ...traced(one), points: null, atMost: one.atMost })),
      ...(reckoned?.points ?? []).map((one) => ({ ...traced(one), points: one.points, atMost: null })),
    ],
    untold: (reckoned?.untold ?? []).map(({ rule }) => titleOf(table, rule)),
    agreement,
    sentence,
    differences: differences.map((one) => one.sentence),
  }
}
