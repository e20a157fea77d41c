/** Pieces of work in one turn: together they hold up whoever needs none by some milliseconds. */
const IN_ONE_TURN = 4

/**
 * Lets a few pieces of work begin in each turn of the event loop, in the order of their coming: the promise that it gives is kept at its turn. What is
 * worked out at once would else be worked out for everybody who has asked, before the next who needs no work is looked at.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let planned = 0
  const plan = (): void => {
    planned = Math.min(IN_ONE_TURN, waiting.length)
    // Those that are asked for together come in the same turn, what each begins is done before the next.
    for (let one = 0; one < planned; one++) setImmediate(begin)
  }
  const begin = (): void => {
    waiting.shift()?.()
    if (--planned === 0) plan()
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (planned === 0) plan()
    })
}
