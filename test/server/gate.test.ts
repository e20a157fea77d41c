import { createGate } from '../../server/gate'

/** A work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { ended: () => ended, end: () => end() }
}

it('lets so many through, makes so many wait in their order, and turns the rest away', async () => {
  const gate = createGate({ running: 2, waiting: 2 }, 7)
  const works = [work(), work(), work(), work()]
  const done: number[] = []
  const passed = works.map((one, i) => gate.pass(one.ended).then(() => void done.push(i)))
  expect([gate.running, gate.waiting]).toEqual([2, 2])
  await expect(gate.pass(async () => undefined)).rejects.toMatchObject({ code: 'overloaded', status: 503, retryAfterS: 7 })
  works[1]?.end()
  await passed[1]
  expect([gate.running, gate.waiting, done]).toEqual([2, 1, [1]])
  for (const one of works) one.end()
  await Promise.all(passed)
  expect([gate.running, gate.waiting, done]).toEqual([0, 0, [1, 0, 2, 3]])
})

it('gives the place of a work that fails to the next', async () => {
  const gate = createGate({ running: 1, waiting: 1 }, 1)
  const failing = gate.pass(() => Promise.reject(new Error('no')))
  const next = gate.pass(async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
  expect(gate.running).toBe(0)
})
