/** How long pieces of work begin in one turn, in milliseconds: whoever needs none is held up by so much, and by the last piece. */
const TURN_MS = 2
/** Rounds of the event loop from one turn to the next while work waits. The platform takes one new line a round: so many come in between two turns. */
const ROUNDS = 20
/** Once they have taken so many milliseconds, no further one is let by: who waits has a third of the time, but for what the last round takes longer. */
const ROUNDS_MS = 4

/**
 * Lets pieces of work begin for a few milliseconds in each turn, at least one, in the order of their coming: the promise that it gives is kept at its turn.
 * What is worked out at once would else be worked out for everybody who has asked, before the next who needs no work is looked at. What is cheap to begin
 * shares a turn, and so what it asks of the store. From one turn to the next the event loop goes some rounds, in which who comes anew and needs no work is met.
 * `clock` tells milliseconds.
 */
export function createTurns(clock = () => performance.now()): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isPlanned = false
  let ends = 0
  const planTurn = (): void => {
    isPlanned = waiting.length > 0
    if (isPlanned) letPass(ROUNDS, clock() + ROUNDS_MS)
  }
  const letPass = (rounds: number, until: number): void =>
    void setImmediate(() => (rounds > 1 && clock() < until ? letPass(rounds - 1, until) : beginTurn()))
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
  const goOn = (): void => (waiting.length > 0 && clock() < ends ? begin() : planTurn())
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (isPlanned) return
      // Nothing was at work: nobody is waited for.
      isPlanned = true
      setImmediate(beginTurn)
    })
}
