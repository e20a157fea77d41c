import { encode, type Doc } from '../bson/values'
import { CommandError, commandNotFound, internalError, notSupported } from '../errors'
import { catalogue } from './catalogue'
import { handshake } from './handshake'
import { read } from './read'
import { TimeLimit } from '../timeLimit'
import { Turn } from '../turn'
import { refuseUnknownConcerns, refuseUnknownOptions, type Command, type Context } from './types'
import { write } from './write'

/** Every command there is. */
export const COMMANDS: Record<string, Command> = { ...handshake, ...catalogue, ...read, ...write }

/** What a command is run with; `clock` counts the milliseconds of its time, `turn` those of its turns. */
export type Given = Pick<Context, 'store' | 'cursors' | 'connection'> & { clock?: () => number; turn?: Turn }

/**
 * Runs one command and gives the bytes of its answer; whoever asks may let others in at each pause, and may leave it there. A fault of ours is answered too,
 * and told to `onFault`.
 */
export function* runInTurns(
  command: Doc,
  { clock = () => performance.now(), turn = new Turn(), ...given }: Given,
  onFault: (error: unknown) => void,
): Generator<void, Uint8Array> {
  const name = Object.keys(command)[0] ?? ''
  try {
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!known) throw commandNotFound(name)
    if (command.startTransaction !== undefined || command.autocommit !== undefined) throw notSupported('transactions')
    refuseUnknownOptions(name, command, known.options)
    refuseUnknownConcerns(command)
    const limit = new TimeLimit(command.maxTimeMS, clock)
    const context = { ...given, limit, turn, database: typeof command.$db === 'string' ? command.$db : 'admin' }
    const answer = known.runInTurns ? yield* known.runInTurns(command, context) : known.run(command, context)
    return answer instanceof Uint8Array ? answer : encode(answer)
  } catch (error) {
    if (!(error instanceof CommandError)) onFault(error)
    const told = error instanceof CommandError ? error : internalError(String(error))
    return encode({ ok: 0, errmsg: told.message, code: told.code, codeName: told.codeName, ...told.extra })
  }
}
