import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../server/mirror/explain/index'
import { SourceList } from '../../server/mirror/source/sources'
import { readWhole } from './parse'
import { temporaryFolder } from './store'
import { savedTable } from './workbooks'

const folder = temporaryFolder()
afterAll(folder.remove)

/** A workbook of these rows, with cells merged as A1:B1, as it is explained: what is proposed, what is told, and the rows read by the proposal. */
export async function explained(rows: string[][], merges: readonly string[] = []) {
  const bytes = savedTable(rows, 'xlsx', {}, merges)
  const path = join(folder.dir, '台账.xlsx')
  writeFileSync(path, bytes)
  const explanation = await explainFile(path)
  const source = onlySource(explanation.proposal)
  return { ...explanation, source, remarks: explanation.remarks.join('\n'), reading: await readWhole(bytes, source) }
}

/** The one source of a list, as it is read. */
export function onlySource(list: { sources: unknown[] }) {
  const [source] = SourceList.parse(list).sources
  if (!source) throw new Error('a proposal has a source')
  return source
}
