import type { Doc } from '../bson/values'
import { CommandError, commandNotFound, notSupported } from '../errors'
import { catalogue } from './catalogue'
import { handshake } from './handshake'
import { read } from './read'
import { refuseUnknownOptions, type Command, type Context } from './types'
import { write } from './write'

/** Every command there is. */
export const COMMANDS: Record<string, Command> = { ...handshake, ...catalogue, ...read, ...write }

/** Runs one command and gives the answer, an error answer included; only a fault of ours is thrown. */
export function runCommand(command: Doc, context: Omit<Context, 'database'>): Doc | Uint8Array {
  const name = Object.keys(command)[0] ?? ''
  try {
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!known) throw commandNotFound(name)
    if (command.startTransaction !== undefined || command.autocommit !== undefined) throw notSupported('transactions')
    refuseUnknownOptions(name, command, known.options)
    return known.run(command, { ...context, database: typeof command.$db === 'string' ? command.$db : 'admin' })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra }
  }
}
