import { setImmediate } from 'node:timers/promises'

/** Rows after which a step ends: of what is done for each, hundreds take a millisecond. */
export const STEP = 50
/** Numbers after which a step ends where they are only copied. */
export const NUMBERS_STEP = 1 << 14
/** So long in milliseconds others wait for steps. Ours: an answer takes less than one. */
const TURN_MS = 2

/** What comes of steps that are taken one right after the other. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What comes of steps between which requests are answered, every few milliseconds. */
export async function unhurried<T>(steps: Generator<void, T>): Promise<T> {
  for (let end = performance.now() + TURN_MS; ;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + TURN_MS
  }
}

/** What is given, one by one, and between two of them others are let in every few milliseconds: what a store has sent ahead comes without a pause. */
export async function* paced<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, void, undefined> {
  let end = performance.now() + TURN_MS
  for await (const item of items) {
    yield item
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + TURN_MS
  }
}
