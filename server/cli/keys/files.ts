import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../runCli'

/** One file of a ceremony: its name in the folder, its text, and whether it holds something secret. */
export interface NewFile {
  name: string
  text: string
  secret: boolean
}

/** Throws UsageError where one of the names is taken: nothing is ever written over. Asked before any work. */
export function demandFree(dir: string, names: readonly string[]): void {
  const taken = names.filter((name) => existsSync(join(dir, name)))
  if (taken.length > 0)
    throw new UsageError(`已经有这些文件，不会覆盖：${taken.join('、')}（文件夹 ${dir}）。没有写任何文件；请换一个文件夹（--out）。`)
}

/** Writes the files, secret ones readable by their owner only. Throws UsageError where one is there already. */
export function writeNew(dir: string, files: readonly NewFile[]): void {
  demandFree(
    dir,
    files.map(({ name }) => name),
  )
  mkdirSync(dir, { recursive: true })
  for (const { name, text, secret } of files) writeFileSync(join(dir, name), text, { flag: 'wx', mode: secret ? 0o600 : 0o644 })
}

/** Text of a file that the call names. Throws UsageError where it cannot be read. */
export function readGiven(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`读不了这个文件：${file}`)
  }
}
