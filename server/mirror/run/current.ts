import { agencyKey } from '../../../shared/codes/fold'
import { SHOWN_STATES } from '../../../shared/envelope'
import type { Body } from '../../../shared/kinds/schemas'
import { claimsOn } from '../../editions/claims'
import { needsBody } from '../../editions/decide'
import type { DecisionContext, CurrentVersion } from '../../editions/decision'
import type { Db } from '../../models/index'
import { OPEN_END, type VersionDoc } from '../../models/version'
import { CURRENT_FIELDS } from '../../models/versionFields'
import type { Listed } from '../rows/ledger'
import type { Past } from '../rows/neighbours'
import { registerOf, type Source } from '../source/sources'

const SHOWN = { $in: [...SHOWN_STATES] }

/** What was public by a version, or outlasts its content: the word of a source last, and before it that of who speaks there. */
function toldBy(source: string, { id, source: speaker, agency, facets, ...version }: VersionDoc): Past[] {
  const claims = claimsOn({ ...version, source: speaker, agency, body: version.body ?? null }).flatMap((claim) =>
    claim.body ? [{ id, source: claim.source, agency: agencyKey(claim.agency), body: claim.body }] : [],
  )
  if (claims.length === 0)
    return typeof facets.outlasts === 'string'
      ? [{ id, source: speaker, agency: agencyKey(agency), body: JSON.parse(facets.outlasts) as Body }]
      : []
  const rank = (one: Past): number => (one.source === source ? 2 : one.source === speaker ? 1 : 0)
  return claims.sort((one, other) => rank(one) - rank(other))
}

/**
 * All that was ever public of the records of a kind, or outlasts what was, in the order of their editions: the last of a record is what a source goes on from.
 * For kinds whose records go on. `before`: an edition as which, and after which, nothing is asked; absent: none.
 */
export async function pastOf({ versions }: Db, { name, kind }: Pick<Source, 'name' | 'kind'>, before = OPEN_END): Promise<Past[]> {
  const past: Past[] = []
  const found = versions.find({ kind, from: { $lt: before } })
  for await (const version of found.sort({ from: 1 }).lean<VersionDoc>().cursor()) past.push(...toldBy(name, version))
  return past
}

/** What stands of the records that one source lists, alone or beside others. */
export class CurrentRecords {
  readonly #db: Db
  readonly #source: Pick<Source, 'name' | 'kind' | 'register'>

  constructor(db: Db, source: Pick<Source, 'name' | 'kind' | 'register'>) {
    this.#db = db
    this.#source = source
  }

  /** Whether any record of its register was ever public. A tombstone counts: what ended must not begin a second time. */
  async exist(): Promise<boolean> {
    const { name: source, kind, register } = this.#source
    const has = async (filter: Record<string, unknown>) => (await this.#db.versions.findOne(filter, { _id: 1 }).lean()) !== null
    return (await has({ source, to: OPEN_END, kind })) || (register !== undefined && (await has(this.#inRegister())))
  }

  /** How many public records it lists. */
  async count(): Promise<number> {
    if (!this.#source.register) return this.#db.versions.countDocuments(this.#ofSource())
    let count = 0
    for await (const _ of this.listed()) count++
    return count
  }

  /**
   * The public records it lists, each with the run that read its word of it: those it speaks of, under whatever register they were
   * read, and those of its register that it lists beside another.
   */
  async *listed(): AsyncGenerator<Pick<VersionDoc, '_id' | 'id' | 'run'>> {
    const { name, register } = this.#source
    const find = (filter: Record<string, unknown>, fields: Record<string, 1>) =>
      this.#db.versions
        .find(filter, { id: 1, run: 1, ...fields })
        .lean<VersionDoc>()
        .cursor()
    for await (const { _id, id, run } of find(this.#ofSource(), {})) yield { _id, id, run }
    if (!register) return
    const others = { ...this.#inRegister(), to: OPEN_END, state: SHOWN }
    for await (const { _id, id, source, claims } of find(others, { source: 1, 'claims.source': 1, 'claims.run': 1 })) {
      const own = source === name ? undefined : claims?.find((claim) => claim.source === name)
      if (own) yield { _id, id, run: own.run }
    }
  }

  /** What stands of some records, by id; with its content where a decision about it needs that. */
  async of(listed: Listed[], context: DecisionContext): Promise<Map<string, CurrentVersion>> {
    const ids = listed.map(({ incoming }) => incoming.id)
    const current = await this.#find({ kind: this.#source.kind, id: { $in: ids }, to: OPEN_END }, CURRENT_FIELDS)
    const byId = new Map(current.map((version) => [version.id, version]))
    const wanted = listed.flatMap((one) => {
      const version = byId.get(one.incoming.id)
      return version && needsBody(version, one, context) ? [version._id] : []
    })
    for (const whole of wanted.length > 0 ? await this.whole(wanted) : []) byId.set(whole.id, whole)
    return byId
  }

  /** What stands of some records, by id, whole. */
  async wholeOf(ids: string[]): Promise<Map<string, CurrentVersion>> {
    const found = await this.#find({ kind: this.#source.kind, id: { $in: ids }, to: OPEN_END })
    return new Map(found.map((version) => [version.id, version]))
  }

  /** Some versions with their content. */
  whole(_ids: string[]): Promise<CurrentVersion[]> {
    return this.#find({ _id: { $in: _ids } })
  }

  #find(filter: Record<string, unknown>, fields: Record<string, 1> = {}): Promise<CurrentVersion[]> {
    return this.#db.versions.find(filter, fields).lean<CurrentVersion[]>()
  }

  #ofSource(): Record<string, unknown> {
    const { name, kind } = this.#source
    return { source: name, to: OPEN_END, kind, state: SHOWN }
  }

  /** Every id of a register begins with its name and a point; a slash comes right after a point. */
  #inRegister(): Record<string, unknown> {
    const register = registerOf(this.#source)
    return { kind: this.#source.kind, id: { $gte: `${register}.`, $lt: `${register}/` } }
  }
}
