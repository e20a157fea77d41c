import type { Doc } from '../bson/values'
import type { Cursors } from '../cursors'
import { badValue, notSupported, typeMismatch } from '../errors'
import { isDocument } from '../bson/values'
import type { TimeLimit } from '../timeLimit'
import type { Store } from '../store'
import type { Turn } from '../turn'

/** An option that is true or false. Throws at a number: 1 is not true here, and must not silently be false. */
export function flag(name: string, value: unknown): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw typeMismatch(`${name} must be true or false`)
  return value === true
}

export interface Context {
  store: Store
  cursors: Cursors
  /** the database a command speaks of, its `$db` */
  database: string
  connection: number
  /** how long the command may take, as its `maxTimeMS` says */
  limit: TimeLimit
  /** how long it may go on before it lets others in */
  turn: Turn
}

/** An answer as a document, or its bytes where stored documents are passed on as they are. */
export type Answer = Doc | Uint8Array

/** A command: answers at once (`run`), or pauses on its way, in which others may be let in (`runInTurns`). */
export type Command = {
  /** options it understands; any other is refused by name */
  options: readonly string[]
} & (
  | { run: (command: Doc, context: Context) => Answer; runInTurns?: never }
  | { runInTurns: (command: Doc, context: Context) => Generator<void, Answer>; run?: never }
)

/** Options that every command may carry and that ask nothing more of a store with one writer that always flushes. */
const COMMON = new Set([
  '$db',
  'lsid',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  '$clusterTime',
])

/** Throws at the first option a command does not understand. */
export function refuseUnknownOptions(name: string, command: Doc, known: readonly string[]): void {
  for (const option of Object.keys(command)) {
    if (option !== name && !COMMON.has(option) && !known.includes(option)) throw notSupported(`the option ${option} of ${name}`)
  }
}

const READ_LEVELS = new Set<unknown>(['local', 'available', 'majority', 'linearizable'])

/**
 * Throws at a concern that is not kept here: every read sees what is flushed, and every write is acknowledged when it is, so any of those that a single
 * server can keep is kept.
 */
export function refuseUnknownConcerns({ readConcern, writeConcern }: Doc): void {
  for (const [field, value] of fieldsOf('readConcern', readConcern)) {
    if (field !== 'level') throw notSupported(`the readConcern ${field}`)
    if (value === 'snapshot') throw notSupported('the readConcern level snapshot')
    if (!READ_LEVELS.has(value)) throw badValue(`Enumeration value '${String(value)}' for field 'readConcern.level' is not a valid value.`)
  }
  for (const [field, value] of fieldsOf('writeConcern', writeConcern)) {
    if (field === 'w') {
      if (value !== 'majority' && value !== 0 && value !== 1)
        throw badValue(`cannot use 'w' ${String(value)} when a host is not replicated`)
    } else if (field === 'j') flag('writeConcern.j', value)
    else if (field !== 'wtimeout') throw notSupported(`the writeConcern ${field}`)
    // Nobody else has to acknowledge, so no write waits; what is no time is refused all the same.
    else if (typeof value !== 'number' && typeof value !== 'bigint') throw typeMismatch('wtimeout must be a number')
  }
}

function fieldsOf(name: string, concern: unknown): [string, unknown][] {
  if (concern === undefined) return []
  if (!isDocument(concern)) throw typeMismatch(`${name} must be a document`)
  return Object.entries(concern)
}
