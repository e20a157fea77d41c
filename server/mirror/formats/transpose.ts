import { COLUMNS_MAX, UnreadableSource, type RawRow, type Sheet } from './types'

/** What a reading of a table on its side says of its places. */
export const ON_ITS_SIDE = '表是横着的，按登记竖过来读：报告里的第几行是表里的第几列（layout.transpose）'

/**
 * A sheet that lies on its side, as a log with its days as columns: its columns are read as rows, each with its own number as the line. Reading it
 * throws UnreadableSource where it has more rows than a table may have columns, or one that cannot be taken apart.
 */
export const transposed = (sheet: Sheet): Sheet => ({
  ...sheet,
  ragged: true,
  merges: async () =>
    (await sheet.merges()).map(({ top, left, bottom, right }) => ({ top: left, left: top, bottom: right, right: bottom })),
  rows: async function* () {
    const given: RawRow[] = []
    for await (const batch of sheet.rows()) {
      given.push(...batch)
      if ((given.at(-1)?.line ?? 0) > COLUMNS_MAX) throw new UnreadableSource(`横着的表超过 ${COLUMNS_MAX} 行，读不下去`)
    }
    const broken = given.find(({ fault }) => fault !== undefined)
    if (broken) throw new UnreadableSource(`第 ${broken.line} 行，${broken.fault}`)
    const width = Math.max(0, ...given.map(({ cells }) => cells.length))
    const height = given.at(-1)?.line ?? 0
    const byLine = new Map(given.map(({ line, cells }) => [line, cells]))
    // A line that the file leaves out is an empty one: places stay what they are.
    yield Array.from({ length: width }, (_, column) => ({
      line: column + 1,
      cells: Array.from({ length: height }, (__, row) => byLine.get(row + 1)?.[column] ?? ''),
    }))
  },
})
