import type { GradingCover, GradingInput } from '../../shared/grading/inputs'
import type { GradingTable } from '../../shared/grading/table'
import type { Kind } from '../../shared/kinds/index'
import type { Body } from '../../shared/kinds/schemas'
import { ApiError } from '../errors'
import { ruleOf } from '../kinds/index'
import { tokensOf } from './joins'
import type { Row } from './model'
import { versionIdOf, type Published } from './published'
import { itemsWith } from './quarters'
import { spansIn, type GoodRuns } from './spans'
import type { createVersionLoader } from './versionLoader'

/** The kinds that a table asks for. */
export const askedBy = ({ items, vetoes }: GradingTable): Kind[] => [...new Set([...items, ...vetoes].map(({ record }) => record))]

/** The public record that is graded, by its id or code. Throws `record_not_found`. */
export async function gradedRecord(
  loadVersion: ReturnType<typeof createVersionLoader>,
  published: Published,
  kind: Kind,
  idOrCode: string,
): Promise<{ row: Row; body: Body }> {
  const row = published.models[kind].find(idOrCode)
  const version = row && (await loadVersion(versionIdOf(kind, row)))
  if (row === null || !version?.body) throw new ApiError('record_not_found')
  return { row, body: version.body }
}

/** What is public of a record by which a table may give or take points, as facts; nothing that has ended. */
export function gradingInputs(published: Published, target: Kind, row: Row, kinds: readonly Kind[]): GradingInput[] {
  const tokens = tokensOf(published, target, row)
  return kinds.flatMap((kind) => {
    const { countable } = ruleOf(kind)
    if (countable === undefined) return []
    return itemsWith(published, kind, target, tokens).flatMap((item): GradingInput[] => {
      const publicUntil = published.models[kind].find(item.id)?.publicUntil ?? null
      const said = countable.said(item, published.day)
      return said === null ? [] : [{ kind, id: item.id, publicUntil, ...said }]
    })
  })
}

/** The days that the sources of some kinds tell of. */
export const gradingCover = (published: Published, kinds: readonly Kind[], runsOf: (kind: Kind) => GoodRuns): GradingCover[] =>
  kinds.map((kind) => ({
    kind,
    spans: [...spansIn(published, kind, runsOf(kind), ruleOf(kind).stands?.toldBy)].map(([source, { from, to }]) => ({ source, from, to })),
  }))
