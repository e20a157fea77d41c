import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, builtRoot, type Target } from '../../miniapp/build'

const ROOT = join(__dirname, '..', '..')
const SOURCES = ['miniapp/src', 'miniapp/config', 'shared', 'package.json']

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
  const mark = join(dist, target === 'h5' ? 'index.html' : 'app.json')
  const newest = Math.max(...SOURCES.map((path) => newestChange(join(ROOT, path))))
  const isFresh = existsSync(mark) && statSync(mark).mtimeMs >= newest && builtRoot(target) === TEST_ROOT
  if (!isFresh) {
    process.env.TIP_ROOT_PUBLIC_KEY = TEST_ROOT
    await build(target)
  }
  return dist
}
