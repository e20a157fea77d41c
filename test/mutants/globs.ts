import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What the globs of the rooms stand for: `{a,b}` for either, `*` for anything within a folder. */

export const ROOT = join(__dirname, '../..')

const files = ['server', 'shared', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true }).map((file) => `${folder}/${String(file)}`),
)

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
export function spelledOut(text: string): string[] {
  const [, before = '', inner, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(text) ?? []
  return inner === undefined ? [text] : inner.split(',').flatMap((one) => spelledOut(before + one + after))
}

/** The files of the house that a glob without braces stands for, from the root. */
export function matching(glob: string): string[] {
  const pattern = new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`)
  return files.filter((file) => pattern.test(file))
}

/** The files that some globs stand for, each once; what one that begins with `!` stands for is left out. */
export function filesOf(globs: readonly string[]): string[] {
  const all = (some: readonly string[]) => some.flatMap(spelledOut).flatMap(matching)
  const left = new Set(all(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))))
  return [...new Set(all(globs.filter((glob) => !glob.startsWith('!'))))].filter((file) => !left.has(file))
}
