import type { RawFile, TableFile } from '../types'
import { openPackage } from './package'
import { readMerges, readRows } from './sheet'
import { readWorkbook } from './workbook'

/**
 * Opens an XLSX workbook (ECMA-376, strict and transitional). Rows are read as they are asked for; in memory are only
 * the workbook's shared texts. Throws UnreadableSource where it is damaged, locked, or too large to be a register.
 */
export async function openXlsx(raw: RawFile): Promise<TableFile> {
  const parts = await openPackage(raw.path)
  try {
    const workbook = await readWorkbook(parts)
    const sheets = workbook.sheets.map(({ name, hidden, part }) => ({
      name,
      hidden,
      merges: () => readMerges(parts.bytes(part)),
      ragged: true,
      rows: () => readRows(part, parts.text(part), workbook),
    }))
    return { sheets, remarks: [], close: parts.close }
  } catch (error) {
    await parts.close()
    throw error
  }
}
