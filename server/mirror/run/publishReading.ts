import { decideAbsent, decideEnded, decideListed } from '../../editions/decide'
import type { Day } from '../../../shared/codes/dates'
import type { Decision, DecisionContext } from '../../editions/decision'
import type { Draft } from '../../editions/publish'
import { endingOf } from '../../editions/endings'
import { digestInForce, holdOf } from '../../editions/hold'
import { publishAs } from '../../editions/publishing'
import { publishRenames } from '../../editions/rename'
import { NO_CHANGES, type RunDoc } from '../../models/run'
import { ruleOf } from '../../kinds/index'
import { idSecret } from '../../models/secret'
import { KeptFindings } from '../rows/kept'
import { RowLedger, type Finding, type Listed } from '../rows/ledger'
import { MappingError } from '../rows/columns'
import { seenAs, type Deliveries } from '../guards/deliveries'
import type { PublishDeps } from './deps'
import { clockRemark, type EndingDay } from './endingDay'
import { demandRoom } from '../../room'
import { UnreadableSource, type RawFile } from '../formats/types'
import { fillOf, judgeReading, type Judged } from '../guards/guards'
import { emptyFacts, parseFile, saidIn, type ReadingFacts } from '../rows/parse'
import { Neighbours } from '../rows/neighbours'
import type { ParsedRow, ReadingContext, RowEnding } from '../rows/parsedRow'
import { ReadingTally } from './readingTally'
import { personsKnown } from '../../privacy/columns'
import type { Hosts } from '../../privacy/hosts'
import type { Gathered } from '../pictures/gather'
import { precedenceOf, type Source } from '../source/sources'
import { CurrentRecords, pastOf } from './current'
import { keepHeld, type Held } from './keepHeld'
import { objectedIn } from './objected'
import { MERGED, adoptFormer } from './takeOver'

/** So many refused rows say enough of a file of which hardly any can be used: each of them is kept with its reason. */
const REFUSED_MAX = 5_000
const REFUSED_SHARE = 0.95
/** Records asked for by id at once: an index answers so many in one go. */
const BATCH = 400

/** Whose reading it is, and what it is held against. */
export interface ReadingOrigin {
  run: string
  startedAt: Date
  rawSha256: string | null
  /** by which day publicity ends */
  day: EndingDay
  /** the day on which its source first delivered these bytes; null: nothing was delivered before, or nobody asks */
  delivered: Day | null
  /** guards that a person has released */
  released: readonly string[]
  /** the run whose bytes are public now */
  last: RunDoc | null
  /** what earlier deliveries of the source tell of this one */
  before: Deliveries
  /** how many decisions of the desk about pictures it is read by */
  pictureDecisions?: number | undefined
  /** the pictures that its rows name */
  pictures: Gathered
  /** what is known of those at whose places its rows may lie */
  hosts: Hosts
}

type Outcome = Pick<
  RunDoc,
  | 'state'
  | 'counts'
  | 'warnings'
  | 'changes'
  | 'contentSha256'
  | 'edition'
  | 'onEdition'
  | 'reason'
  | 'findingsRun'
  | 'remarks'
  | 'stoppedBy'
  | 'fill'
  | 'persons'
  | 'readOn'
  | 'endsOn'
  | 'turnsOn'
  | 'held'
  | 'findingsLeftOut'
>

/**
 * Reads the files of a source row by row into a change set and publishes it, or stops where a guard says so. Where another
 * writer takes the number, everything is read again on the newer base. Throws UnreadableSource and MappingError.
 */
export async function publishReading(source: Source, files: RawFile[], origin: ReadingOrigin, deps: PublishDeps): Promise<Outcome> {
  const { db, newId, now, onProgress } = deps
  const revoked = new Set<string>()
  const began = { ...deps, ...(onProgress ? { onStep: onProgress } : {}) }
  return publishAs(source.name, began, async (draft, edition) => {
    const holding = { holdRules: deps.holdRules, objected: await objectedIn(db, source.kind) }
    const reading = new Reading(source, origin, draft, edition, revoked, holding, deps)
    const stopped = await reading.read(files).finally(() => (reading.renamed > 0 ? publishRenames(db, { attempt: newId(), now }) : null))
    // Whoever verifies what is published reads by this, also where this process dies before its report.
    const { met } = origin.hosts
    if (met.length > 0) await db.runs.updateOne({ _id: origin.run }, { $set: { 'protectedHosts.met': met } })
    // Before anything names its bytes: their hash may not be told while something in them is held.
    if (reading.held > 0) await db.runs.updateOne({ _id: origin.run }, { $set: { held: reading.held } })
    // Decided on a store in which these records had other ids.
    if (reading.renamed > 0) return 'again'
    // A late row ends what an earlier one has brought into the draft: with that known, everything is read again.
    for (const id of reading.contradicted) revoked.add(id)
    if (reading.contradicted.size > 0) return 'again'
    if (stopped) return { isStopped: true, outcome: () => stopped }
    return {
      outcome: async (published) => {
        await reading.keepHolds()
        return reading.outcome(published === null ? 'unchanged' : 'published', published)
      },
      // Who slept meanwhile holds older bytes: published now, they would take back what the newer ones said.
      overtaken: async () =>
        (await isOvertaken(source.name, edition, origin.startedAt, deps))
          ? { ...reading.outcome('stopped', null), reason: '另一次更晚开始的采集已经发布' }
          : null,
    }
  })
}

/** Whether a run of the same source that began later has published an edition of this number or a later one. */
async function isOvertaken(source: string, edition: number, startedAt: Date, { db, now }: PublishDeps): Promise<boolean> {
  const newer = await db.editions.findOne({ source, _id: { $gte: edition } }, { _id: 1 }).lean()
  if (!newer) return false
  const later = await db.runs
    .findOne({ source, state: { $in: ['running', 'published', 'unchanged'] }, startedAt: { $gt: startedAt, $lte: now() } }, { _id: 1 })
    .lean()
  return later !== null
}

/** One reading of a source against one base. */
class Reading {
  readonly #source: Source
  readonly #origin: ReadingOrigin
  readonly #draft: Draft
  readonly #current: CurrentRecords
  readonly #deps: PublishDeps
  /** by what rows are held back */
  readonly #holding: Pick<DecisionContext, 'holdRules' | 'objected'>
  readonly #context: DecisionContext
  readonly #ledger: RowLedger
  readonly #facts: ReadingFacts = emptyFacts()
  /** records that took the id of their key in its one form */
  renamed = 0
  readonly #merged = new Set<string>()
  readonly #tally = new ReadingTally()
  readonly #held: Held[] = []
  #judged: Judged = { stops: new Map(), remarks: [] }
  /** a file of a full source that holds no row at all */
  #emptyMember: string | null = null
  /** a file that may have been cut without anybody telling; other formats than text show it themselves */
  #isOpenEnded = false
  #findings = 0
  readonly #kept = new KeptFindings()
  #reason: string | null = null
  /** of what it accepted, once everything is read */
  #contentSha256 = ''

  constructor(
    source: Source,
    origin: ReadingOrigin,
    draft: Draft,
    edition: number,
    revoked: ReadonlySet<string>,
    holding: Pick<DecisionContext, 'holdRules' | 'objected'>,
    deps: PublishDeps,
  ) {
    this.#ledger = new RowLedger(revoked)
    this.#source = source
    this.#origin = origin
    this.#draft = draft
    this.#current = new CurrentRecords(deps.db, source)
    this.#deps = deps
    const { run, rawSha256, day, hosts } = origin
    const { name, origin: kindOfOrigin } = source
    const speaks = { source: name, precedence: precedenceOf(source), origin: kindOfOrigin }
    const days = { today: day.endsOn, clockDay: day.clockDay }
    this.#context = { edition, at: deps.now(), ...days, ...speaks, run, rawSha256, hosts, ...holding }
    this.#holding = holding
  }

  /** How many of its rows are on hold. */
  get held(): number {
    return this.#held.length
  }

  /** Keeps what is on hold where nobody reads it, and forgets what is not any more. */
  async keepHolds(): Promise<void> {
    const { coverage } = this.#source
    // As records are withdrawn: of what may only be lost nothing is forgotten.
    const isAbsent = (id: string): boolean => coverage === 'full' && this.#reason === null && !this.#ledger.lists(id)
    const isOver = (id: string): boolean => this.#ledger.settles(id) || isAbsent(id)
    await keepHeld(this.#source, { held: this.#held, context: this.#context, isOver }, this.#deps.db)
  }

  /** Records that one row lists and another revokes. */
  get contradicted(): ReadonlySet<string> {
    return this.#ledger.contradicted
  }

  /** Reads everything and decides. Returns the outcome where the run must stop, else null. */
  async read(files: RawFile[]): Promise<Outcome | null> {
    const { db } = this.#deps
    await db.findings.deleteMany({ run: this.#origin.run })
    const hasCurrent = await this.#current.exist()
    const current = hasCurrent ? await this.#current.count() : 0
    const hasSeveral = files.length > 1
    const context = await this.#contextOf()
    for (const file of files) await asSource(() => saidIn(file, this.#source, context))
    for (const file of files) {
      if (this.#isHopeless()) break
      // One empty piece among several says that nothing came that day; an answer that is all empty is no answer.
      if (hasSeveral && file.size === 0 && this.#source.coverage === 'additions') this.#facts.remarks.push(`${file.name} 是空的`)
      else await this.#readFile(file, hasSeveral ? file.name : null, hasCurrent, context)
    }
    const { counts } = this.#ledger
    if (this.#isHopeless()) {
      const reason = `读到的 ${counts.read} 行里退回了 ${counts.refused} 行，没有再读下去：请核对送来的是不是这份文件，以及来源登记`
      return { ...this.outcome('stopped', null), reason }
    }
    const absent = this.#source.coverage === 'full' && current > 0 ? await this.#absent() : []
    const { ended, reinstated, signs } = this.#tally
    const { changed } = this.#draft.changes
    const { last, released } = this.#origin
    this.#contentSha256 = this.#ledger.contentSha256()
    // What the desk takes back of a picture, or a spot that is protected no more, may make a content what it was before: no old file does that.
    const isOurs = last?.rawSha256 === this.#origin.rawSha256 || last?.pictureDecisions !== this.#origin.pictureDecisions
    // So may a source that takes back what it has told a firm.
    const isTakenBack = (last?.held ?? 0) > 0
    const seen =
      this.#origin.before.seen ?? (isOurs || isTakenBack ? null : await seenAs({ contentSha256: this.#contentSha256 }, last, this.#deps))
    const before = { ...this.#origin.before, seen }
    const baseline = {
      current,
      absent: absent.length,
      ended,
      reinstated,
      changed,
      signs,
      fill: last?.fill ?? {},
      persons: this.#personsBefore,
      before,
    }
    this.#judged = judgeReading(this.#source, this.#ledger, this.#facts, baseline, released)
    if (counts.accepted === 0 && ended === 0) {
      const reason = counts.refused + counts.duplicate === 0 ? '来源里没有数据行' : '没有一行可以采用'
      return { ...this.outcome('stopped', null), reason }
    }
    if (this.#judged.stops.size > 0) return { ...this.outcome('stopped', null), reason: [...this.#judged.stops.values()].join('；') }
    if (absent.length > 0) await this.#withdraw(absent)
    return null
  }

  outcome(state: RunDoc['state'], edition: number | null): Outcome {
    const clock = clockRemark(this.#origin.day)
    const { columns, filled } = this.#facts
    return {
      state,
      edition,
      onEdition: edition ?? this.#context.edition - 1,
      counts: this.#ledger.counts,
      warnings: this.#ledger.warnings,
      changes: edition === null ? NO_CHANGES : this.#draft.changes,
      contentSha256: this.#contentSha256,
      reason: this.#reason,
      findingsRun: this.#origin.run,
      remarks: [
        ...new Set(
          [
            ...this.#facts.remarks,
            ...this.#judged.remarks,
            this.#tally.inWords(),
            this.#tally.replacedInWords(),
            this.#origin.pictures.remark,
            this.#kept.inWords(),
            clock,
          ].filter((one) => one !== null),
        ),
      ],
      stoppedBy: [...this.#judged.stops.keys()],
      fill: fillOf(this.#facts),
      ...(this.#source.format === 'json-feed' ? {} : { persons: personsKnown(columns, this.#source, this.#personsBefore, filled) }),
      readOn: this.#origin.day.clockDay,
      ...(this.#origin.day.endsOn === this.#origin.day.clockDay ? {} : { endsOn: this.#origin.day.endsOn }),
      turnsOn: this.#ledger.turnsOn,
      ...(this.held === 0 ? {} : { held: this.held }),
      ...(this.#kept.leftOut === 0 ? {} : { findingsLeftOut: this.#kept.leftOut }),
    }
  }

  /** Under what its files are read. */
  async #contextOf(): Promise<ReadingContext> {
    const { clockDay: today, endsOn } = this.#origin.day
    const { known: pictures } = this.#origin.pictures
    const { hosts, delivered } = this.#origin
    const goesOn = ruleOf(this.#source.kind).goesOn
    const neighbours = goesOn ? { neighbours: new Neighbours(this.#source, await pastOf(this.#deps.db, this.#source)) } : {}
    return {
      today,
      endsOn,
      ids: await idSecret(this.#deps.db, this.#deps.newId),
      pictures,
      hosts,
      deliveredOn: delivered,
      ...this.#holding,
      ...neighbours,
    }
  }

  async #readFile(file: RawFile, name: string | null, hasCurrent: boolean, context: ReadingContext): Promise<void> {
    let skipped = this.#facts.skipped
    let hasRows = false
    this.#isOpenEnded ||= file.openEnded === true
    for await (const rows of readSafely(file, this.#source, this.#facts, context)) {
      this.#deps.signal?.throwIfAborted()
      demandRoom(this.#deps.room)
      this.#ledger.skip(this.#facts.skipped - skipped)
      skipped = this.#facts.skipped
      hasRows ||= rows.length > 0
      if (hasCurrent) await this.#adopt(rows)
      const { listed, findings } = this.#ledger.take(rows, name, this.#source.folder?.read === 'all')
      await this.#keepFindings(findings)
      if (this.#isHopeless()) return
      await this.#decide(listed, hasCurrent)
      await this.#end(this.#ledger.takeEnded())
      this.#deps.onProgress?.('parse', this.#ledger.counts.read, this.#ledger.counts.read)
    }
    this.#ledger.skip(this.#facts.skipped - skipped)
    // A file that stands alone, and a member of an archive, are judged by what is in them.
    this.#emptyMember ??= this.#facts.emptyMember ?? (hasRows ? null : name)
  }

  /** The columns of persons that came with names before. */
  get #personsBefore(): string[] {
    const { persons, fill = {} } = this.#origin.last ?? {}
    return persons ?? Object.keys(fill).filter((column) => (fill[column] ?? 0) > 0)
  }

  /** Whether so much of the file has been refused that the rest would only fill the disk. */
  #isHopeless(): boolean {
    const { counts, notPublic } = this.#ledger
    // What the law does not let be shown is read well.
    const refused = counts.refused - notPublic
    return refused > REFUSED_MAX && refused > (counts.read - counts.skipped) * REFUSED_SHARE
  }

  /** Records of an earlier version take the id of their key in its one form; what was public twice by then ends once. */
  async #adopt(rows: ParsedRow[]): Promise<void> {
    const { renamed, doubled } = await adoptFormer(this.#deps.db, this.#source.kind, rows)
    this.renamed += renamed
    const ended = doubled.filter((id) => !this.#merged.has(id))
    for (const id of ended) this.#merged.add(id)
    await this.#end(new Map(ended.map((id) => [id, MERGED])))
  }

  /** What these records' current versions need to become. They are asked for by id: they never lie in memory together. */
  async #decide(listed: Listed[], hasCurrent: boolean): Promise<void> {
    for (let at = 0; at < listed.length; at += BATCH) {
      const batch = listed.slice(at, at + BATCH)
      const current = hasCurrent ? await this.#current.of(batch, this.#context) : null
      await this.#add(
        batch.flatMap(({ incoming, digest }) => {
          const version = current?.get(incoming.id)
          const decision = decideListed(incoming, version, this.#context, digest)
          const hold = endingOf(incoming.envelope, this.#context.today) ? null : holdOf(incoming, version, this.#context)
          if (hold) this.#held.push({ incoming, digest, inForce: digestInForce(version, this.#source.name) })
          this.#tally.note(incoming, version, decision, this.#context, hold !== null)
          return decision ?? []
        }),
      )
    }
  }

  /** Ends records whose rows say that they must not be public any more. */
  async #end(ended: Map<string, RowEnding>): Promise<void> {
    if (ended.size === 0) return
    const { kind, agency } = this.#source
    const current = await this.#current.wholeOf([...ended.keys()])
    const decisions = [...ended].flatMap(([id, ending]) => {
      const version = current.get(id)
      return (version || !ending.onlyPublic ? decideEnded({ kind, id, agency }, version, this.#context, ending) : null) ?? []
    })
    this.#tally.noteEnds(decisions)
    await this.#add(decisions)
  }

  /**
   * Withdraws what a full source surely does not list: a refused row is still a listed record, and where a refused row does
   * not even tell which record it is, nothing is withdrawn at all.
   */
  async #withdraw(absent: string[]): Promise<void> {
    if (this.#ledger.refusedWithoutId > 0) {
      this.#reason = `有 ${this.#ledger.refusedWithoutId} 行退回且读不出主键，本次没有撤下任何记录`
      return
    }
    if (this.#isOpenEnded && this.#source.format === 'csv') {
      this.#reason = '来源没有说答复有多长，看不出是不是完整的，本次没有撤下任何记录'
      return
    }
    if (this.#emptyMember !== null) {
      this.#reason = `${this.#emptyMember} 里没有数据行，本次没有撤下任何记录`
      return
    }
    for (let at = 0; at < absent.length; at += BATCH) {
      const current = await this.#current.whole(absent.slice(at, at + BATCH))
      await this.#add(current.flatMap((version) => decideAbsent(version, this.#context) ?? []))
    }
  }

  /** `_id`s of the public versions whose records this reading does not list. */
  async #absent(): Promise<string[]> {
    const absent: string[] = []
    for await (const { _id, id } of this.#current.listed()) if (!this.#ledger.lists(id) && !this.#merged.has(id)) absent.push(_id)
    return absent
  }

  async #add(decisions: Decision[]): Promise<void> {
    if (decisions.length === 0) return
    await this.#draft.add(decisions)
    this.#deps.onProgress?.('diff', this.#draft.size, this.#draft.size)
  }

  async #keepFindings(found: Finding[]): Promise<void> {
    const findings = this.#kept.take(found)
    if (findings.length === 0) return
    const { run } = this.#origin
    const documents = findings.map((finding) => ({ ...finding, _id: `${run}/${this.#findings}`, run, n: this.#findings++ }))
    await this.#deps.db.findings.collection.insertMany(documents as never[])
  }
}

/** Reads a file; whatever its bytes do to the reader is the source's fault and stops this run only. */
export async function* readSafely(file: RawFile, source: Source, facts: ReadingFacts, context: ReadingContext) {
  try {
    yield* parseFile(file, source, facts, context)
  } catch (error) {
    throw faultOfSource(error)
  }
}

async function asSource(read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (error) {
    throw faultOfSource(error)
  }
}

/** An error of a reading as the source's fault, where it is not ours. */
const faultOfSource = (error: unknown): unknown =>
  error instanceof UnreadableSource || error instanceof MappingError || isOurs(error)
    ? error
    : new UnreadableSource(`没能读完这个来源（${(error as Error).name}）`, { cause: error })

/** A fault of our own disk is no fault of the source. */
const isOurs = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException).syscall === 'string'
