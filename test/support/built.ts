import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_FROM, build, builtOf, type Target } from '../../miniapp/build'
import { alone, newestChange } from './once'

const ROOT = join(__dirname, '..', '..')

/** Tests build under the demonstration's root. */
const TEST_ROOT = 'demo'

/** The folder of a build that is newer than everything it is made from and has the root of tests; builds it where it is not. */
export function ensureBuilt(target: Target): Promise<string> {
  const dist = join(ROOT, 'miniapp', 'dist', target)
  return alone(dist + '.lock', async () => {
    if (isFresh(target, dist)) return dist
    // Not by the environment: what this process starts afterwards has its own root.
    await build(target, undefined, TEST_ROOT)
    return dist
  })
}

function isFresh(target: Target, dist: string): boolean {
  const mark = join(dist, target === 'h5' ? 'index.html' : 'app.json')
  const newest = Math.max(...BUILT_FROM.map(newestChange))
  return existsSync(mark) && statSync(mark).mtimeMs >= newest && builtOf(target)?.root === TEST_ROOT
}
