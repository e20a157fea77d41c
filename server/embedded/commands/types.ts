import type { Doc } from '../bson/values'
import type { Cursors } from '../cursors'
import { notSupported, typeMismatch } from '../errors'
import type { Store } from '../store'

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
}

/** A command: gives the answer as a document, or its bytes where stored documents are passed on as they are. */
export interface Command {
  /** options it understands; any other is refused by name */
  options: readonly string[]
  run: (command: Doc, context: Context) => Doc | Uint8Array
}

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
