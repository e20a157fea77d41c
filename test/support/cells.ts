import { createHash } from 'node:crypto'
import type { TableFile } from '../../server/mirror/formats/types'
import { Random } from '../../server/sample/random'

/** Every cell of a file of tables, row by row. */
export async function cellsOf(file: TableFile): Promise<string[][]> {
  const rows: string[][] = []
  for (const sheet of file.sheets) for await (const batch of sheet.rows()) rows.push(...batch.map(({ cells }) => cells))
  await file.close()
  return rows
}

/** One hash over every cell, trailing empty ones left aside: formats differ in whether they write them. */
export function checksum(rows: string[][]): string {
  const hash = createHash('sha256')
  for (const cells of rows) {
    const last = cells.findLastIndex((cell) => cell !== '')
    hash.update(JSON.stringify(cells.slice(0, last + 1)))
  }
  return hash.digest('hex')
}

/** A register whose texts are long and Chinese: a reader that cuts characters at the ends of its pieces is caught. */
export function register(rows: number): string[][] {
  const random = new Random(7)
  const characters = [...'云帆市应急管理局安全生产责任有限公司建筑工程道路运输㐀𠮷龘 ，。（）<&>"'] as const
  const text = (length: number) =>
    Array.from({ length }, () => random.pick(characters))
      .join('')
      .trim()
  return Array.from({ length: rows }, (_, i) => [`第${i}号${text(random.int(3, 20))}`, text(random.int(0, 60)), text(2), String(i)])
}
