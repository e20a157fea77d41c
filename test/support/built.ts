import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_FROM, build, builtRoot, type Target } from '../../miniapp/build'

const ROOT = join(__dirname, '..', '..')

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

/** Tests build under the demonstration's root. */
const TEST_ROOT = 'demo'

/** The folder of a build that is newer than everything it is made from and has the root of tests; builds it where it is not. */
export async function ensureBuilt(target: Target): Promise<string> {
  const dist = join(ROOT, 'miniapp', 'dist', target)
  const free = await lock(dist + '.lock')
  try {
    if (isFresh(target, dist)) return dist
    process.env.TIP_ROOT_PUBLIC_KEY = TEST_ROOT
    await build(target)
    return dist
  } finally {
    free()
  }
}

function isFresh(target: Target, dist: string): boolean {
  const mark = join(dist, target === 'h5' ? 'index.html' : 'app.json')
  const newest = Math.max(...BUILT_FROM.map(newestChange))
  return existsSync(mark) && statSync(mark).mtimeMs >= newest && builtRoot(target) === TEST_ROOT
}

/** Test files run in several processes: one builds, the others wait for it. Returns what gives the lock back. */
async function lock(file: string): Promise<() => void> {
  mkdirSync(join(file, '..'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file)
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
    // The lock is gone, or its holder is: either way nobody builds.
    return false
  }
}
