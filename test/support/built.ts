import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Target } from '../../miniapp/build'

const ROOT = join(__dirname, '..', '..')
const SOURCES = ['miniapp/src', 'miniapp/config', 'shared', 'package.json']

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

/** The folder of a build that is newer than everything it is made from; builds it where it is not. */
export async function ensureBuilt(target: Target): Promise<string> {
  const dist = join(ROOT, 'miniapp', 'dist', target)
  const mark = join(dist, target === 'h5' ? 'index.html' : 'app.json')
  const newest = Math.max(...SOURCES.map((path) => newestChange(join(ROOT, path))))
  if (!existsSync(mark) || statSync(mark).mtimeMs < newest) await build(target)
  return dist
}
