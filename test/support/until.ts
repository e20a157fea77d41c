const WAITED_MS_MAX = 10_000
const PAUSE_MS = 50

/** Waits until a mini-program has done something that its host or its map tells of. Throws where it does not. */
export async function until(isDone: () => boolean): Promise<void> {
  for (let waited = 0; !isDone(); waited += PAUSE_MS) {
    if (waited > WAITED_MS_MAX) throw new Error('the mini-program did not do it in ten seconds')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
