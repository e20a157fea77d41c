import type { Kind } from '../../shared/kinds/index'
import { normaliseCreditCode } from '../../shared/codes/creditCode'
import { ApiError } from '../errors'
import { ruleOf } from '../kinds/index'
import type { RecordDb } from '../models/index'
import { versionIdOf, type PublishedView } from './published'
import { createVersionLoader } from './versionLoader'

/** A public record as far as an objection against it, or a reply to it, needs to know it. */
export interface RecordInQuestion {
  title: string
  /** credit codes of the firms that it names, and what it calls each */
  firms: readonly string[]
  names: Readonly<Record<string, string>>
  /** counts its changes */
  revision: number
  /** the edition that is public now */
  edition: number
  namesOfficials: boolean
  decidedBy: readonly string[]
}

const UNNAMED = '没有名称的记录'

/**
 * What of a record an objection or a reply rests on: the firms that it names by credit code, whether it names an official, and the units that its source names as
 * having decided. Null where none is public by that id; rejects with `not_ready` before anything is public.
 */
export function recordInQuestionIn(
  db: RecordDb,
  view: Pick<PublishedView, 'today'>,
): (kind: Kind, id: string) => Promise<RecordInQuestion | null> {
  const load = createVersionLoader(db)
  return async (kind, id) => {
    const published = view.today()
    if (!published) throw new ApiError('not_ready')
    const row = published.models[kind].find(id)
    if (row?.id !== id) return null
    const version = await load(versionIdOf(kind, row))
    if (!version?.body) return null
    const rule = ruleOf(kind)
    // What a version holds is of its kind.
    const body = version.body as never
    const { enterprises } = rule.parties(body)
    const title = rule.title(body) ?? UNNAMED
    const named = [...enterprises, { name: title, uscc: rule.code(body) }].flatMap(({ name, uscc }): [string, string][] =>
      uscc === null ? [] : [[normaliseCreditCode(uscc), name]],
    )
    const units = rule.decidedBy(body, version).filter((unit) => unit !== null)
    return {
      title,
      firms: [...new Set(named.map(([code]) => code))],
      names: Object.fromEntries(named.reverse()),
      revision: version.revision,
      edition: published.edition._id,
      namesOfficials: rule.namesOfficials(body),
      decidedBy: [...new Set(units)],
    }
  }
}
