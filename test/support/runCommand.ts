import { runInTurns } from '../../server/embedded/commands/index'
import { finished } from '../../server/steps'

/** Runs a command of the embedded store without a pause, and gives the bytes of its answer. */
export const runCommand = (...given: Parameters<typeof runInTurns>): Uint8Array => finished(runInTurns(...given))
