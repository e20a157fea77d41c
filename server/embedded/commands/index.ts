import { encode, type Doc } from '../bson/values'
import { CommandError, commandNotFound, internalError, notSupported } from '../errors'
import { catalogue } from './catalogue'
import { handshake } from './handshake'
import { read } from './read'
import { TimeLimit } from '../timeLimit'
import { refuseUnknownConcerns, refuseUnknownOptions, type Command, type Context } from './types'
import { write } from './write'

/** Every command there is. */
export const COMMANDS: Record<string, Command> = { ...handshake, ...catalogue, ...read, ...write }

/** Runs one command and gives the bytes of its answer. A fault of ours is answered too, and told to `onFault`. */
export function runCommand(
  command: Doc,
  { clock = () => performance.now(), ...context }: Omit<Context, 'database' | 'limit'> & { clock?: () => number },
  onFault: (error: unknown) => void,
): Uint8Array {
  const name = Object.keys(command)[0] ?? ''
  try {
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!known) throw commandNotFound(name)
    if (command.startTransaction !== undefined || command.autocommit !== undefined) throw notSupported('transactions')
    refuseUnknownOptions(name, command, known.options)
    refuseUnknownConcerns(command)
    const limit = new TimeLimit(command.maxTimeMS, clock)
    const answer = known.run(command, { ...context, limit, database: typeof command.$db === 'string' ? command.$db : 'admin' })
    return answer instanceof Uint8Array ? answer : encode(answer)
  } catch (error) {
    if (!(error instanceof CommandError)) onFault(error)
    const told = error instanceof CommandError ? error : internalError(String(error))
    return encode({ ok: 0, errmsg: told.message, code: told.code, codeName: told.codeName, ...told.extra })
  }
}
