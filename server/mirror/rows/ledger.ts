import { createHash } from 'node:crypto'
import { digestOf } from '../../editions/decide'
import type { Incoming } from '../../editions/decision'
import { earliest, type Day } from '../../../shared/codes/dates'
import { NO_COUNTS } from '../../models/run'
import type { RunCounts } from '../../../shared/api/runs'
import { withoutDegrees } from '../../privacy/coordinates'
import type { ParsedRow, RowFault, RowEnding } from './parsedRow'

/** A fault or a remark about one row, in words a clerk understands. */
export interface Finding {
  severity: 'refused' | 'warning'
  /** file and sheet, where a source has several */
  place: string | null
  line: number
  column: string | null
  reason: string
  /** the row as it stood in the source; never served */
  original: string | null
}

/** A record that a source lists, with the digest of what it says. */
export interface Listed {
  incoming: Incoming
  digest: string
}

/** Most characters kept of one row's own text. */
const ORIGINAL_MAX = 10_000
/** So many hex digits of a digest part two rows of one key, and still fit a number exactly. */
const DIGEST_KEPT = 13

/** What is kept of a record that was listed. */
interface Seen {
  line: number
  place: string | null
  file: string | null
  /** the head of its digest */
  digest: number
  revoked: boolean
}

/**
 * Accounts for every row of one reading: accepted, refused, or the same as one before. It keeps the ids it has seen, some
 * two hundred bytes a row, and nothing else.
 */
export class RowLedger {
  readonly counts: RunCounts = { ...NO_COUNTS }
  warnings = 0
  /** refused rows that do not even tell which record they are */
  refusedWithoutId = 0
  /** refused rows whose key an earlier row had, with other content */
  contradicting = 0
  /** refused rows that are read well, and that the law does not let be shown */
  notPublic = 0
  /** how often each unknown word was met, by its column */
  readonly unknownWords = new Map<string, { column: string; rows: number }>()
  /** records of which one row says that they are over and an earlier one still shows them: only another reading can tell in time */
  readonly contradicted = new Set<string>()
  /** the first later day on which the same rows will say something else */
  turnsOn: Day | null = null
  readonly #revoked: ReadonlySet<string>
  readonly #refused = new Set<string>()
  readonly #seen = new Map<string, Seen>()
  /** records that a row has ended although it cannot be shown itself, each once */
  readonly #ended = new Set<string>()
  #newlyEnded = new Map<string, RowEnding>()

  /** `revoked`: records of which an earlier reading of the same files found that some row ends them. */
  constructor(revoked: ReadonlySet<string> = new Set()) {
    this.#revoked = revoked
  }

  /** Whether a reading lists a record, be it in a row that cannot be read. */
  lists(id: string): boolean {
    return this.#seen.has(id) || this.#refused.has(id)
  }

  /** Whether a reading says all there is to say of a record: a row of it was accepted, or has ended it. */
  settles(id: string): boolean {
    return this.#seen.has(id) || this.#ended.has(id)
  }

  /** How many different records are listed, as far as anybody can tell. */
  get listed(): number {
    return this.#seen.size + this.#refused.size + this.refusedWithoutId
  }

  /** Hash of every record that was accepted, with the head of its digest: it is the same in whatever bytes and order they came. */
  contentSha256(): string {
    const hash = createHash('sha256')
    for (const id of [...this.#seen.keys()].sort()) hash.update(`${id} ${this.#seen.get(id)?.digest.toString(16)}\n`)
    return hash.digest('hex')
  }

  /** Records that a row ends although it cannot be shown itself, each with its reason; told once. */
  takeEnded(): Map<string, RowEnding> {
    const ended = this.#newlyEnded
    this.#newlyEnded = new Map()
    return ended
  }

  /**
   * Takes the next rows of a file. Returns the records they newly list and what was found wrong. With `newestFirst`, what an
   * older file says otherwise of a record is no contradiction: it is older.
   */
  take(rows: ParsedRow[], file: string | null, newestFirst = false): { listed: Listed[]; findings: Finding[] } {
    const listed: Listed[] = []
    const findings: Finding[] = []
    for (const row of rows) {
      if (row.turnsOn !== null) this.turnsOn = earliest([this.turnsOn, row.turnsOn])
      const place = file === null ? row.sheet || null : row.sheet ? `${file} · ${row.sheet}` : file
      const before = row.id === null ? undefined : this.#seen.get(row.id)
      const isOlder = newestFirst && before !== undefined && before.file !== file
      if (row.revoked && before?.revoked === false && !isOlder) this.contradicted.add(row.id ?? '')
      if ('refused' in row) findings.push(this.#refuse(row, place, row.refused))
      else if (!before && (this.#ended.has(row.id) || (!row.revoked && this.#revoked.has(row.id)))) {
        findings.push(this.#refuse(row, place, { column: null, reason: '来源另有一行撤销了这条记录' }))
      } else {
        const digest = digestOf(row.incoming)
        const head = parseInt(digest.slice(0, DIGEST_KEPT), 16)
        if (!before) {
          this.#seen.set(flat(row.id), { line: row.line, place, file, digest: head, revoked: row.revoked })
          this.#refused.delete(row.id)
          listed.push({ incoming: row.incoming, digest })
          this.counts.accepted++
          for (const warning of row.warnings) findings.push({ severity: 'warning', place, line: row.line, original: null, ...warning })
          this.warnings += row.warnings.length
        } else if (before.digest === head || isOlder) this.counts.duplicate++
        else {
          const where = before.place === place ? '' : `${before.place ?? ''} `
          this.contradicting++
          findings.push(this.#refuse(row, place, { column: null, reason: `主键与${where}第 ${before.line} 行相同，内容不同` }))
        }
      }
    }
    this.#sum()
    return { listed, findings }
  }

  /** Counts rows that are no data. */
  skip(rows: number): void {
    this.counts.skipped += rows
    this.#sum()
  }

  #refuse(row: ParsedRow, place: string | null, refused: RowFault): Finding {
    const { column, reason, word, ends } = refused
    if (ends !== undefined && row.id !== null && !this.#seen.has(row.id) && !this.#ended.has(row.id)) {
      this.#ended.add(row.id)
      this.#newlyEnded.set(row.id, ends)
    }
    this.counts.refused++
    if (ends?.onlyPublic) this.notPublic++
    if (row.id === null) this.refusedWithoutId++
    // A second row of a key that was accepted refuses itself only.
    else if (!this.#seen.has(row.id)) this.#refused.add(flat(row.id))
    if (word) this.unknownWords.set(word, { column: column ?? '', rows: (this.unknownWords.get(word)?.rows ?? 0) + 1 })
    // Whether its place may be told is known of a row that can be read: of the others nobody keeps it.
    const original = withoutDegrees(row.original().slice(0, ORIGINAL_MAX))
    return { severity: 'refused', place, line: row.line, column, reason: withoutDegrees(reason), original }
  }

  #sum(): void {
    const { counts } = this
    counts.read = counts.accepted + counts.refused + counts.duplicate + counts.skipped
  }
}

/** The text as one piece: a text that was cut or glued holds on to the longer ones it was made of. */
const flat = (id: string): string => Buffer.from(id, 'latin1').toString('latin1')
