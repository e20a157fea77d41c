import { runInTurns } from '../../server/embedded/commands/index'

/** Runs a command of the embedded store without a pause, and gives the bytes of its answer. */
export function runCommand(...given: Parameters<typeof runInTurns>): Uint8Array {
  const turns = runInTurns(...given)
  for (;;) {
    const step = turns.next()
    if (step.done) return step.value
  }
}
