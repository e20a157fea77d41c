/** How long pieces of work begin in one turn, in milliseconds: whoever needs none is held up by so much, and by the last piece. */
const TURN_MS = 2

/**
 * Lets pieces of work begin for a few milliseconds in each turn of the event loop, at least one, in the order of their coming: the promise that it gives
 * is kept at its turn. What is worked out at once would else be worked out for everybody who has asked, before the next who needs no work is looked at.
 * What is cheap to begin shares a turn, and so what it asks of the store. `clock` tells milliseconds.
 */
export function createTurns(clock = () => performance.now()): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isPlanned = false
  let ends = 0
  const plan = (): void => {
    isPlanned = waiting.length > 0
    if (isPlanned) setImmediate(beginTurn)
  }
  const beginTurn = (): void => {
    ends = clock() + TURN_MS
    begin()
  }
  const begin = (): void => {
    waiting.shift()?.()
    // By a microtask and then a tick: what this piece does at once is done before the next is looked at.
    queueMicrotask(afterwards)
  }
  const afterwards = (): void => process.nextTick(goOn)
  const goOn = (): void => (waiting.length > 0 && clock() < ends ? begin() : plan())
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (!isPlanned) plan()
    })
}
