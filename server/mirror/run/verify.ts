import { randomUUID } from 'node:crypto'
import { shanghaiDay, type Day } from '../../../shared/codes/dates'
import { SHOWN_STATES } from '../../../shared/envelope'
import { STATES, codesOf } from '../../../shared/vocabulary'
import type { Kind } from '../../../shared/kinds/index'
import { ruleOf } from '../../kinds/index'
import { LISTS, type Body } from '../../../shared/kinds/schemas'
import { canonicalJson, sha256 } from '../../editions/canonical'
import { claimsOn } from '../../editions/claims'
import { endingOf } from '../../editions/endings'
import { facetsOf } from '../../editions/facets'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import { idSecret } from '../../models/secret'
import { pictureOf } from '../../models/pictureBytes'
import { OPEN_END, type VersionDoc } from '../../models/version'
import { TOLD_FIELDS } from '../../models/versionFields'
import { Hosts } from '../../privacy/hosts'
import { RowLedger, type Listed } from '../rows/ledger'
import { Neighbours } from '../rows/neighbours'
import { openSpool } from '../fetch/spool'
import { emptyFacts, parseFile, saidIn } from '../rows/parse'
import type { RawFile } from '../formats/types'
import { knownTo } from '../pictures/known'
import { loadRaw } from './raw'
import { publishingRun } from './run'
import type { Source } from '../source/sources'
import { CurrentRecords, pastOf } from './current'

/** Why a public record is not what its raw bytes say. */
export type Difference = { kind: string; id: string; run: string | null; reason: string }

export interface Verified {
  source: string
  /** public records that were derived again and are the same */
  same: number
  differences: Difference[]
}

/**
 * Derives every public record of a source again from the raw bytes it was read from, and tells each that differs: altered, hidden or removed
 * in the store, not in the bytes, or with bytes that are not kept any more. What the description of a source has changed since shows up
 * as a difference too, for then the record says something that today's reading would not.
 */
export async function verifySource(source: Source, db: Db, spoolDir: string): Promise<Verified> {
  const verifier = new Verifier(source, db, spoolDir)
  const byRun = new Map<string, Set<string>>()
  for await (const { id, run } of new CurrentRecords(db, source).listed()) {
    const ids = byRun.get(run ?? '')
    if (ids) ids.add(id)
    else byRun.set(run ?? '', new Set([id]))
  }
  // The newest good bytes also say what must be there.
  const newest = await publishingRun(source.name, { db, now: () => new Date() })
  if (newest && !byRun.has(newest._id)) byRun.set(newest._id, new Set())
  for (const [run, ids] of byRun) await verifier.read(run, ids, run === newest?._id)
  await verifier.lookForHidden()
  return verifier.verified
}

/** Envelope fields that must be as the bytes say. */

class Verifier {
  readonly verified: Verified
  readonly #source: Source
  readonly #db: Db
  readonly #spoolDir: string

  constructor(source: Source, db: Db, spoolDir: string) {
    this.#source = source
    this.#db = db
    this.#spoolDir = spoolDir
    this.verified = { source: source.name, same: 0, differences: [] }
  }

  /** Reads the bytes of a run again: `ids` are the records that say they were read from them. */
  async read(runId: string, ids: Set<string>, isNewest: boolean): Promise<void> {
    const run = await this.#db.runs.findOne({ _id: runId }).lean<RunDoc>()
    const differ = (id: string, reason: string) => this.#differ(runId || null, id, reason)
    const spool = await openSpool(this.#spoolDir)
    try {
      const ledger = new RowLedger()
      const facts = emptyFacts()
      const today = run?.readOn ?? shanghaiDay(run?.startedAt ?? new Date(0))
      const pictures = await knownTo(run, this.#source, this.#db)
      const hosts = new Hosts(new Map(run?.protectedHosts?.met))
      const context = {
        today,
        ...(run?.endsOn ? { endsOn: run.endsOn } : {}),
        deliveredOn: run?.deliveredOn ?? null,
        ids: await idSecret(this.#db, randomUUID),
        pictures,
        hosts,
        ...(await this.#before(run)),
      }
      const raws: RawFile[] = []
      for (const file of run?.files ?? []) raws.push(...[(await loadRaw(this.#db, file, spool)) ?? []].flat())
      for (const raw of raws) await saidIn(raw, this.#source, context)
      for (const raw of raws) {
        if (raw.size === 0) continue
        for await (const rows of parseFile(raw, this.#source, facts, context)) {
          const formerIds = new Map(rows.map(({ id, formerId }) => [id, formerId]))
          for (const listed of ledger.take(rows, raw.name, this.#source.folder?.read === 'all').listed) {
            const own = listed.incoming.id
            const former = formerIds.get(own)
            // What no delivery has listed since an earlier version stands under the id that it had there.
            const id = former !== undefined && !ids.has(own) && ids.has(former) ? former : own
            const reason = ids.delete(id) ? await this.#differenceOf(listed, id) : isNewest ? await this.#absenceOf(listed, today) : null
            if (reason !== null) differ(id, reason)
          }
        }
      }
    } catch (error) {
      for (const id of ids) differ(id, `原始文件读不出来：${(error as Error).message}`)
      ids.clear()
    } finally {
      await spool.remove()
    }
    for (const id of ids) differ(id, run ? '原始文件里没有这条记录，或原始文件已过保存期' : '没有留下它的采集报告')
  }

  /** What was public before a run made its edition, for kinds whose records go on from that; where it made none, what is. */
  async #before(run: RunDoc | null): Promise<{ neighbours?: Neighbours }> {
    if (!ruleOf(this.#source.kind).goesOn) return {}
    return { neighbours: new Neighbours(this.#source, await pastOf(this.#db, this.#source, run?.edition ?? undefined)) }
  }

  /** Records that keep their content and are not shown: no end leaves such. */
  async lookForHidden(): Promise<void> {
    const { name: source, kind } = this.#source
    const ended = { source, to: OPEN_END, kind, state: { $in: codesOf(STATES).filter((state) => !SHOWN_STATES.includes(state)) } }
    const fields = { id: 1, run: 1, body: 1, tombstone: 1 }
    for await (const { id, run, body, tombstone } of this.#db.versions.find(ended, fields).lean<VersionDoc>().cursor())
      if (body !== null || tombstone === null) this.#differ(run, id, '没有停止公示的经过，却不再公示')
  }

  #differ(run: string | null, id: string, reason: string): void {
    const { differences } = this.verified
    if (!differences.some((one) => one.id === id)) differences.push({ kind: this.#source.kind, id, run, reason })
  }

  async #differenceOf({ incoming }: Listed, id: string): Promise<string | null> {
    const { name, origin } = this.#source
    const found = await this.#db.versions.findOne({ kind: incoming.kind, id, to: OPEN_END }).lean<VersionDoc>()
    const claim = found && claimsOn(found).find(({ source }) => source === name)
    if (!claim) return '核对时它已经变了，请再核对一次'
    const { envelope, body, documentNoWritten = null, unread = null } = incoming
    const fields: string[] = TOLD_FIELDS.filter((field) => claim[field] !== envelope[field])
    if ((claim.documentNoWritten ?? null) !== documentNoWritten) fields.push('documentNoWritten')
    if (claim.state !== (envelope.correction === null ? 'active' : 'corrected')) fields.push('state')
    if (canonicalJson(claim.unread ?? null) !== canonicalJson(unread)) fields.push('unread')
    if (claim.origin !== origin) fields.push('origin')
    if (canonicalJson(claim.body) !== canonicalJson(body)) fields.push('body')
    const facets = facetsOf(incoming.kind, body, envelope)
    if (found.source === name && canonicalJson(found.facets) !== canonicalJson(facets)) fields.push('facets')
    if (fields.length > 0) return `与原始文件不同：${fields.join('、')}`
    const pictures = found.source === name ? await this.#picturesFault(incoming.kind, body) : null
    if (pictures !== null) return pictures
    this.verified.same++
    return null
  }

  /** Why the pictures that a record shows are not what their hashes say. */
  async #picturesFault(kind: Kind, body: Body): Promise<string | null> {
    for (const hash of LISTS[kind].pictures?.(body as never) ?? []) {
      const picture = await pictureOf(this.#db, hash)
      if (picture === null) return '公示的图片不在'
      if (sha256(picture) !== hash) return '公示的图片和它的指纹不符'
    }
    return null
  }

  /**
   * Why a record that the newest bytes list is not among those that rest on bytes; null where it ended, rests on older ones, or was over
   * on the day they were read.
   */
  async #absenceOf({ incoming: { id, envelope, waits }, digest }: Listed, readOn: Day): Promise<string | null> {
    const { name: source, kind } = this.#source
    const found = await this.#db.versions.findOne({ kind, id, to: OPEN_END }, { state: 1, tombstone: 1 }).lean<VersionDoc>()
    if (!found && waits) return null
    // Its subject may still object: it becomes public as it is kept until then.
    if (!found && (await this.#db.holds.exists({ source, kind, id, digest }))) return null
    if (!found) return endingOf(envelope, readOn)?.operation === 'expire' ? null : '原始文件里有这条记录，公示里没有'
    return SHOWN_STATES.includes(found.state) || found.tombstone !== null ? null : '没有停止公示的经过，却不再公示'
  }
}
