import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is dear to make and the same for every test is made once, kept below the project, and made anew when it is out of date. */

const ROOT = join(__dirname, '..', '..')

/** A file or folder that is made from the service: by the first test that asks, and anew where the service, its packages or `others` changed. */
export function madeOnce(path: string, others: readonly string[], make: () => void | Promise<void>): Promise<string> {
  return alone(path + '.lock', async () => {
    const from = [join(ROOT, 'server'), join(ROOT, 'shared'), join(ROOT, 'package-lock.json'), __filename, ...others]
    const isFresh = existsSync(path) && statSync(path).mtimeMs >= Math.max(...from.map(newestChange))
    if (!isFresh) await make()
    return path
  })
}

const newest = new Map<string, number>()

/** When a file, or anything in a folder, was last changed; in milliseconds. Looked at once a file of tests: nobody edits the service meanwhile. */
export function newestChange(path: string): number {
  const known = newest.get(path) ?? lookForNewest(path)
  newest.set(path, known)
  return known
}

function lookForNewest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => lookForNewest(join(path, name))))
}

/** Does some work as the only one who holds a file: test files run in several processes, and the others wait. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  await take(file)
  try {
    return await work()
  } finally {
    rmSync(file)
  }
}

async function take(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      return writeFileSync(file, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!isHeld(file)) rmSync(file, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Whether the process that wrote a lock still lives; one that was killed holds nothing. */
function isHeld(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch {
    // The lock is gone, or its holder is: either way nobody works.
    return false
  }
}
