import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FolderInUse, lockFolder } from '../../../server/embedded/lock'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

/** Races for a folder whose owner has died: with the judgement of who is dead apart from the taking, one in twenty had two winners. */
const ROUNDS = 300
const RACERS = 3

const { dir, remove } = temporaryFolder()
const child = useBundled(join(__dirname, 'lockChild.ts'))
const racers: ChildProcess[] = []
const race = () => {
  const racer = fork(child(), { execArgv: [] })
  racers.push(racer)
  return racer
}
afterAll(() => {
  for (const racer of racers) racer.kill('SIGKILL')
  remove()
})

/** Tells a process to take a folder, or where it is null to leave the one it has. Returns whether it has one then. */
async function tell(racer: ChildProcess, folder: string | null): Promise<boolean> {
  const answer = once(racer, 'message')
  racer.send({ folder })
  return (await answer)[0] as boolean
}

/** A folder as a process that was killed leaves it. */
function leftBehind(name: string): string {
  const folder = join(dir, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 2 ** 22 + 1, start: '1', uri: null }))
  return folder
}

it(`has one winner in each of ${ROUNDS} races for the folder of a dead process`, async () => {
  const all = Array.from({ length: RACERS }, race)
  for (let round = 0; round < ROUNDS; round++) {
    const folder = leftBehind(`race-${round}`)
    const won = await Promise.all(all.map((racer) => tell(racer, folder)))
    expect(won.filter(Boolean)).toHaveLength(1)
    await Promise.all(all.map((racer) => tell(racer, null)))
  }
}, 60_000)

it('ends with the process that holds it, however that ends, and never before', async () => {
  const folder = join(dir, 'killed')
  const holder = race()
  expect(await tell(holder, folder)).toBe(true)
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${holder.pid}`)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const mine = lockFolder(folder)
  // Its number is told only once it is served; that it is held is told at once.
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  mine.release()
  lockFolder(folder).release()
})

it('is respected from a version that holds its folder by a file alone', () => {
  const folder = join(dir, 'former')
  mkdirSync(folder)
  const { pid = 0 } = race()
  const start = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19]
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid, start, uri: 'mongodb://former' }))
  expect(() => lockFolder(folder)).toThrow(`in use by process ${pid}`)
})

it('keeps others out of the folder', () => {
  const folder = join(dir, 'new')
  const lock = lockFolder(folder)
  lock.announce('mongodb://x')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  lock.release()
})
