import { ApiError } from './errors'

/** How many may be at work at once, and how many may wait for their turn. */
export interface GateSize {
  running: number
  waiting: number
}

export interface Gate {
  /** Does some work as soon as there is a place. Throws `overloaded` at once where the waiting room is full too. */
  pass: <T>(work: () => Promise<T>) => Promise<T>
  readonly running: number
  readonly waiting: number
}

/** Lets a bounded number through at once, in the order of their coming; `retryS` is told to who is turned away, in seconds. */
export function createGate(size: GateSize, retryS: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []
  const enter = (): Promise<void> | void => {
    if (running < size.running) {
      running++
      return
    }
    if (waiting.length >= size.waiting) throw new ApiError('overloaded', undefined, retryS)
    return new Promise((resolve) => waiting.push(resolve))
  }
  // A place goes straight to who waits longest, so that nobody who comes now is quicker.
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return {
    pass: async (work) => {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
    get running() {
      return running
    },
    get waiting() {
      return waiting.length
    },
  }
}
