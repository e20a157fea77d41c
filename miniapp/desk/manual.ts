import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clockTable, moveTable, objectionTable, replyTable } from './manualTables'

/** Writes the tables of the manual anew: `npm run manual:desk`. */

export const manualFile = join(__dirname, '..', '..', 'docs', 'desk-manual.zh-CN.md')

const between = (name: string): RegExp => new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`)

/** The text with its tables as the code has them. Throws where a place for one is missing. */
export function withTables(text: string): string {
  const tables = { moves: moveTable(), clocks: clockTable(), objections: objectionTable(), replies: replyTable() }
  return Object.entries(tables).reduce((before, [name, table]) => {
    if (!between(name).test(before)) throw new Error(`the manual has no place for ${name}`)
    return before.replace(
      between(name),
      (_whole, begin: string, end: string) =>
        `${begin}\n\n<!-- prettier-ignore-start -->\n${table}\n<!-- prettier-ignore-end -->\n\n${end}`,
    )
  }, text)
}

if (require.main === module) writeFileSync(manualFile, withTables(readFileSync(manualFile, 'utf8')))
