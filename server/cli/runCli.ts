import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Mistake } from '../mistake'
import { startSentence } from '../startFault'

/** The call itself is wrong; the message says how. */
export class UsageError extends Mistake {}

/** The options of this call, by name. Throws UsageError where one is unknown or lacks its value. */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(options: T) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/**
 * Runs a command to its exit status: what `main` returns, 2 where the call or a setting is wrong (told in words, with `usage`
 * behind a wrong call), 1 where the machine keeps it from working (told in a sentence) or the program failed (told with its stack).
 */
export function runCli(main: () => Promise<number>, usage: string): void {
  main().then(
    (status) => {
      process.exitCode = status
    },
    (error: Error) => {
      const isMistake = error instanceof Mistake
      const words = isMistake ? error.message : (startSentence(error) ?? error.stack)
      process.stderr.write(`${words}\n${error instanceof UsageError ? '\n' + usage : ''}`)
      process.exitCode = isMistake ? 2 : 1
    },
  )
}
