import type Router from 'koa-router'
import { gradingEndpoint } from '../../shared/api/endpoints'
import type { GradingAnswer } from '../../shared/api/grading'
import { gradingOf } from '../../shared/grading/grade'
import { canBeMended } from '../../shared/grading/reckon'
import { LISTS } from '../../shared/kinds/schemas'
import { bind } from '../door/bind'
import { ApiError } from '../errors'
import { ruleOf } from '../kinds/index'
import { askedBy, gradedRecord, gradingCover, gradingInputs } from '../read/grading'
import { createVersionLoader } from '../read/versionLoader'
import { kindRuns } from './kindRuns'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** The scheme whose official grade is told where no table says which one it makes. */
export const SCHEME = 'city'

/** `GET /api/v1/<list>/:id/grading`: a grade recomputed from what is public, beside the official one. */
export function gradingRoutes(router: Router, deps: ReadDeps): void {
  const { grading: table = null } = deps
  const kinds = table === null ? [] : askedBy(table)
  const runsNow = kindRuns(deps, kinds)
  const loadVersion = createVersionLoader(deps.db)
  for (const list of Object.values(LISTS).filter(({ hasGrading }) => hasGrading)) {
    const { kind } = list
    bind(router, {
      endpoint: gradingEndpoint(list),
      action: 'record.read',
      answer: async ({ params: { id }, query: { simulate } }) => {
        const { runsOf, tag, sources } = await runsNow()
        const published = publishedNow(deps)
        const { day } = published
        const { row, body } = await gradedRecord(loadVersion, published, kind, id)
        const rules = ruleOf(kind)
        const inputs = gradingInputs(published, kind, row, kinds)
        const asked = simulate === undefined ? [] : simulate.split(',')
        const unmended = asked.find((one) => !inputs.some((input) => input.id === one && canBeMended(input)))
        if (unmended !== undefined) throw new ApiError('invalid_parameter', { simulate: `不是这家企业尚未整改的记录：${unmended}` })
        const official = rules.officialGrade?.(body, table?.scheme ?? SCHEME) ?? null
        const cover = gradingCover(published, kinds, runsOf)
        const answer: GradingAnswer = {
          subject: { id: row.id, title: rules.title(body), code: row.code },
          table,
          official,
          inputs,
          cover,
          ...gradingOf({ table, official, inputs, cover, day, simulate: asked }),
          day,
          edition: published.edition._id,
          asOf: asOf(published),
          sources: [...sourcesOf(deps, kind), ...sources],
        }
        return { tag: `${published.tag}-${tag}`, answer }
      },
    })
  }
}
