const WAITED_MS_MAX = 10_000
const PAUSE_MS = 50

/** Waits until a program that a test drives has done something. Throws where it does not. */
export async function until(isDone: () => boolean): Promise<void> {
  for (let waited = 0; !isDone(); waited += PAUSE_MS) {
    if (waited > WAITED_MS_MAX) throw new Error('what was waited for did not happen in ten seconds')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
