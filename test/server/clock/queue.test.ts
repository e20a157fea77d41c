import { Queue } from '../../../server/clock/queue'

it('does one work at a time, and lets one of each name wait', async () => {
  const queue = new Queue()
  const done: string[] = []
  let finish = (): void => {}
  const slow = new Promise<void>((resolve) => (finish = resolve))
  const work = (name: string, until: Promise<void> = Promise.resolve()) =>
    queue.add(name, async () => {
      await until
      done.push(name)
    })
  work('slow', slow)
  // The first has begun, so another may wait; of a third nobody would have anything.
  await Promise.resolve()
  expect([work('slow'), work('slow'), work('good'), work('slow'), work('good')]).toEqual([true, false, true, false, false])
  finish()
  await queue.done
  expect(done).toEqual(['slow', 'slow', 'good'])
  expect(work('slow')).toBe(true)
  await queue.done
})
