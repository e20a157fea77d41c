import { SHOWN_STATES } from '../../../shared/envelope'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'
import { FIRST } from '../../editions/claims'
import { decideAbsent } from '../../editions/decide'
import type { DecisionContext, CurrentVersion } from '../../editions/decision'
import { publishAs } from '../../editions/publishing'
import { OWN_TITLES } from '../../kinds/own'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { OPEN } from '../../models/version'
import { dropUnshown } from '../pictures/sweep'
import { CALENDAR } from './calendar'
import { endingDay } from './endingDay'
import type { PublishDeps } from './deps'
import { beginRun, finishComputed } from './run'
import type { Source } from '../source/sources'

/**
 * Sources that left the list and what they said. Nobody reads them any more, so nothing of theirs would ever be corrected or end;
 * taking them out is a person's word, recorded and public like every run.
 */

const BATCH = 400
const SHOWN = { ...OPEN, state: { $in: [...SHOWN_STATES] } }

/**
 * Sources that something public rests on and that the list does not have: by name, and as `name/kind` where the list has a source of that name
 * which is about another kind of records by now. Every record is read for what such a source says beside another.
 */
export async function orphanedSources(db: Db, sources: Source[]): Promise<string[]> {
  const [speaking, ...beside] = await Promise.all([
    orphanedVoices(db, sources),
    ...codesOf(KINDS).map(async (kind) => {
      const names: unknown[] = await db.versions.distinct('claims.source', { kind, ...SHOWN })
      return names.filter((name) => typeof name === 'string').flatMap((name) => orphanOf(sources, name, kind))
    }),
  ])
  return [...new Set([...speaking, ...beside.flat()])].sort()
}

/** The same of those by whose word a record is public: found by an index, whatever is stored. */
export async function orphanedVoices({ versions }: Pick<Db, 'versions'>, sources: Source[]): Promise<string[]> {
  const found: string[] = []
  for (const source of await speakers(versions)) {
    const orphans = new Map(codesOf(KINDS).flatMap((kind) => orphanOf(sources, source, kind).map((orphan) => [kind, orphan] as const)))
    // Nearly every source is about one kind, the one that the list has: one question tells that nothing is left.
    if (!(await versions.exists({ source, ...SHOWN, kind: { $in: [...orphans.keys()] } }))) continue
    for (const [kind, orphan] of orphans) if (await versions.exists({ source, ...SHOWN, kind })) found.push(orphan)
  }
  return [...new Set(found)].sort()
}

/** What a source is called that says something of a kind and is none of the list; nothing where it is one. */
function orphanOf(sources: readonly Source[], name: string, kind: Kind): string[] {
  const listed = sources.find((source) => source.name === name)
  if (name === CALENDAR || OWN_TITLES[name] !== undefined || listed?.kind === kind) return []
  return [listed ? `${name}/${kind}` : name]
}

/** Above every name that begins with another, and below every other one. */
const END_OF_NAME = '\u0001'

/** Every source that ever spoke, from one to the next: of a hundred thousand records of one, one is read. */
async function speakers(versions: Db['versions']): Promise<string[]> {
  const names: string[] = []
  for (let from = ''; ;) {
    const next = await versions
      .findOne({ source: { $gte: from } }, { source: 1 })
      .sort({ source: 1, to: 1 })
      .lean<{ source: string }>()
    if (!next) return names
    names.push(next.source)
    from = next.source + END_OF_NAME
  }
}

/**
 * Takes back everything that a source said, of one kind of records where `orphan` names one: what nobody else lists is withdrawn, what another lists too goes on by its word. Returns the run,
 * with the reason among its remarks; `unchanged` where nothing was left.
 */
export async function retireSource(orphan: string, why: string, deps: PublishDeps): Promise<RunDoc> {
  const { db, now } = deps
  const [name = '', kind] = orphan.split('/')
  const shown = kind === undefined ? SHOWN : { kind, ...SHOWN }
  const remark = kind === undefined ? '来源已从清单中移除' : '来源已改登别的类别'
  const run = { ...(await beginRun(name, deps)), remarks: [`${remark}：${why}`] }
  const retired = await publishAs(name, deps, async (draft, edition) => {
    const { endsOn: today } = await endingDay(deps)
    const who = { source: name, precedence: FIRST, origin: 'official' as const, run: run._id, rawSha256: null }
    const context: DecisionContext = { edition, at: now(), today, ...who }
    const said = [await idsOf(db, { ...shown, source: name }), await idsOf(db, { ...shown, 'claims.source': name })].flat()
    for (let from = 0; from < said.length; from += BATCH) {
      const current = await db.versions.find({ _id: { $in: said.slice(from, from + BATCH) } }).lean<CurrentVersion[]>()
      await draft.add(current.flatMap((version) => decideAbsent(version, context) ?? []))
    }
    return { outcome: (published) => finishComputed(db, run, { edition: published, changes: draft.changes, now }) }
  })
  await db.holds.deleteMany(kind === undefined ? { source: name } : { source: name, kind: kind as Kind })
  // Another source may list its records on: the desk was asked for its pictures and no others.
  await db.picturesAtDesk.deleteMany(kind === undefined ? { source: name } : { source: name, kind: kind as Kind })
  await dropUnshown(db, run._id, now())
  return retired
}

const idsOf = async (db: Db, filter: Record<string, unknown>): Promise<string[]> =>
  (await db.versions.find(filter, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id)
