import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A page of the docs that a test holds: its blocks of code, and the parts that are generated. A generated part stands between two lines,
 * `<!-- 生成：NAME -->` and `<!-- 生成完 -->`; `UPDATE_GOLDEN=1 npx jest test/docs` writes it anew.
 */

export interface Block {
  language: string
  text: string
}

/** An entry of a list of sources, the file beside it where one stands, and the generated part that tells what becomes of its rows. */
export interface Example {
  /** name of the generated part that follows; null where none does */
  result: string | null
  entry: Record<string, unknown>
  file: string | null
}

const ROOT = join(__dirname, '../..')
const pathOf = (file: string): string => join(ROOT, file)

export const readPage = (file: string): string => readFileSync(pathOf(file), 'utf8')

const PARTS = /<!-- 生成：(.+?) -->\n[\s\S]*?<!-- 生成完 -->/g
const BLOCKS = /^```(\w+)\n([\s\S]*?)^```$|<!-- 生成：结果 (.+?) -->/gm

const written = (name: string, text: string): string =>
  `<!-- 生成：${name} -->\n<!-- prettier-ignore-start -->\n\n${text.trim()}\n\n<!-- prettier-ignore-end -->\n<!-- 生成完 -->`

/** Holds a generated part of a page against what is generated now, or writes it. Throws where the page has no such part. */
export function expectPart(file: string, name: string, text: string): void {
  const page = readPage(file)
  const part = [...page.matchAll(PARTS)].find(([, own]) => own === name)?.[0]
  if (part === undefined) throw new Error(`${file} has no part <!-- 生成：${name} --> … <!-- 生成完 -->`)
  const now = written(name, text)
  if (process.env.UPDATE_GOLDEN === '1')
    writeFileSync(
      pathOf(file),
      page.replace(part, () => now),
    )
  else expect(part).toBe(now)
}

/** Names of the generated parts of a page. */
export const partsOf = (file: string): string[] => [...readPage(file).matchAll(PARTS)].map(([, name = '']) => name)

/** Every example of a page: a block of JSON, with the block of another language that follows it, and its generated result. */
export function examplesOf(file: string): Example[] {
  const examples: Example[] = []
  for (const [, language, text = '', result] of readPage(file).matchAll(BLOCKS)) {
    const last = examples.at(-1)
    if (language === 'json') examples.push({ entry: JSON.parse(text) as Record<string, unknown>, file: null, result: null })
    else if (result !== undefined && last) last.result = result
    else if (language !== 'sh' && last) last.file ??= text
  }
  return examples
}

/** A table in Markdown. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', '；') || ' ').join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
