import { fork } from 'node:child_process'
import { Agent } from 'node:http'
import { quantiles, statusOf, type Quantiles } from './load'

/** Searches that wait for their answers at any time. */
const OUTSTANDING = 2_000
const SECONDS = 8
/** Who is turned away comes again after this, as it is told. */
const RETRY_MS = 2_000
/** One after the other, as a person who reads does: so many milliseconds after each answer. */
const PAUSE_MS = 5

type Counts = Pick<Crowded, 'answered' | 'refused' | 'dropped'>

/** Of a kept answer, in ms. */
export interface Crowded extends Quantiles {
  /** searches answered, turned away with the time to come again, and not even let in, a second */
  answered: number
  refused: number
  dropped: number
}

/** How long a kept answer takes while a crowd of strangers searches for what nobody has searched for, from a process of its own. */
export async function crowded(base: string, hot: string, paths: readonly string[]): Promise<Crowded> {
  const crowd = fork(__filename, { execArgv: ['--import', 'tsx'] })
  const counts = new Promise<Counts>((resolve) => crowd.once('message', resolve))
  crowd.send({ base, paths })
  const took = await probed(base, hot, SECONDS * 1_000)
  crowd.send('stop')
  const perSecond = Object.entries(await counts).map(([what, count]) => [what, Math.round(count / SECONDS)])
  crowd.disconnect()
  return { ...quantiles(took), ...(Object.fromEntries(perSecond) as unknown as Counts) }
}

/** The same with nobody else there. */
export const alone = async (base: string, hot: string): Promise<Quantiles> => quantiles(await probed(base, hot, (SECONDS * 1_000) / 2))

async function probed(base: string, path: string, ms: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const took: number[] = []
  const until = performance.now() + ms
  while (performance.now() < until) {
    const began = performance.now()
    const status = await statusOf(base + path, agent)
    if (status !== 200) throw new Error(`${path}: ${status}`)
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  agent.destroy()
  return took
}

/** The crowd: as many phones as may be outstanding, each asks anew as soon as it has an answer, or may. */
function search({ base, paths }: { base: string; paths: readonly string[] }): void {
  const agent = new Agent({ keepAlive: true, maxSockets: OUTSTANDING })
  const counts: Counts = { answered: 0, refused: 0, dropped: 0 }
  let next = 0
  let going = true
  const phone = async (): Promise<void> => {
    while (going) {
      const status = await statusOf(base + (paths[next++ % paths.length] ?? ''), agent).catch(() => null)
      // A line that the machine did not take, or took back: a phone tries again after a while.
      if (status === null) {
        counts.dropped++
        await new Promise((resolve) => setTimeout(resolve, 500))
      } else if (status === 200) counts.answered++
      else if (status === 503) {
        counts.refused++
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      } else throw new Error(`a search was answered ${status}`)
    }
  }
  process.once('message', () => {
    going = false
    process.send?.(counts)
  })
  for (let one = 0; one < OUTSTANDING; one++) void phone()
}

if (require.main === module) process.once('message', (told) => search(told as { base: string; paths: readonly string[] }))
