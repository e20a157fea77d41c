import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { MappingError } from '../../server/mirror/rows/columns'
import { openCsv } from '../../server/mirror/formats/csv'
import { openHtml } from '../../server/mirror/formats/html'
import { openJson } from '../../server/mirror/formats/json'
import { UnreadableSource, type TableFile } from '../../server/mirror/formats/types'
import { openXlsx } from '../../server/mirror/formats/xlsx/index'
import { openXml } from '../../server/mirror/formats/xml'
import type { TableSource } from '../../server/mirror/source/sources'
import { rawOf, readWhole, type WholeReading } from '../support/parse'
import { enterpriseSource } from '../support/sources'
import { inlineRow, savedTable, workbookOf, zipOf } from '../support/workbooks'

/**
 * Files as they come damaged: bytes flipped, cut, doubled; cells, headers and encodings exchanged. Whatever comes, a reading
 * ends, and either the whole answer is refused in words or every physical row is accepted, refused, a duplicate or skipped.
 */

const RUNS = Number(process.env.FUZZ_RUNS ?? 300)
const settings = (share: number): fc.Parameters<unknown> => ({ numRuns: Math.max(20, Math.round(RUNS * share)) })
jest.setTimeout(60_000 + RUNS * 200)

const HEADER = ['名称', '代码', '成立日期', '法定代表人']
const WORDS = [
  '甲公司', '云帆建筑', '', ' ', 'A1', 'A2', '91990100MAAY4CL127', '2020-01-02', '2022年 9 月3日', '104/07/14', '44926', '坏日期2020年1月1日起',
  '合计', '小计：', '注：', 'N/A', '"', '""', '"甲', '乙"', '甲\n乙', '\t', ',', '名称', '代码', '１２３', '\ufeff', '\u0000', '__proto__', 'constructor', '王小明', '😀', '\ud800',
] // prettier-ignore

const Cell = fc.constantFrom(...WORDS)
const Table = fc.tuple(
  fc.array(fc.array(Cell, { maxLength: 5 }), { maxLength: 3 }),
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(HEADER) },
    { weight: 1, arbitrary: fc.shuffledSubarray(HEADER) },
    { weight: 1, arbitrary: fc.array(Cell, { maxLength: 5 }) },
  ),
  fc.array(fc.array(Cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
)
const rowsOf = ([above, header, below]: [string[][], string[], string[][]]): string[][] => [...above, header, ...below]

/** What may happen to bytes on their way. */
const Damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(100_000), by: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(100_000), by: fc.nat(2_000) }),
    fc.record({ kind: fc.constant('double' as const), at: fc.nat(100_000), by: fc.nat(200) }),
    fc.record({ kind: fc.constant('end' as const), at: fc.nat(100_000), by: fc.constant(0) }),
  ),
  { maxLength: 4 },
)
type Damages = typeof Damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Buffer, damages: Damages): Buffer {
  return damages.reduce((before, { kind, at: place, by }) => {
    if (before.length === 0) return before
    const at = place % before.length
    switch (kind) {
      case 'flip': {
        const after = Buffer.from(before)
        after[at] = (after[at] ?? 0) ^ by
        return after
      }
      case 'cut':
        return Buffer.concat([before.subarray(0, at), before.subarray(at + by)])
      case 'double':
        return Buffer.concat([before.subarray(0, at + by), before.subarray(at)])
      case 'end':
        return before.subarray(0, at)
    }
  }, bytes)
}

async function physicalRows(file: TableFile): Promise<number> {
  let rows = 0
  for (const sheet of file.sheets) for await (const batch of sheet.rows()) rows += batch.length
  await file.close()
  return rows
}

/** Reads a file; either refused as a whole, in words, or every row accounted for. */
async function accounts(bytes: Buffer, source: TableSource, open: (bytes: Buffer) => Promise<TableFile>): Promise<void> {
  let reading: WholeReading
  try {
    reading = await readWhole(bytes, source)
  } catch (error) {
    if (!(error instanceof UnreadableSource) && !(error instanceof MappingError)) throw error
    expect(error.message).toMatch(/[\u4e00-\u9fff]/)
    return
  }
  const { counts, accepted, findings, facts } = reading
  expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
  expect(counts.read + facts.headerRows).toBe(await physicalRows(await open(bytes)))
  expect(accepted.size).toBe(counts.accepted)
  expect(findings.filter(({ severity }) => severity === 'refused')).toHaveLength(counts.refused)
  for (const { reason } of findings) expect(reason).toMatch(/[\u4e00-\u9fff]/)
}

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const

it('CSV in every encoding', () =>
  fc.assert(
    fc.asyncProperty(
      Table,
      fc.constantFrom(...ENCODINGS),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n', '\r'),
      Damage,
      async (table, encoding, addBOM, newline, damage) => {
        const bytes = damaged(iconv.encode(Papa.unparse(rowsOf(table), { newline }), encoding, { addBOM }), damage)
        await accounts(bytes, enterpriseSource(), (one) => openCsv(rawOf(one), { encoding: 'auto', delimiter: ',' }))
      },
    ),
    settings(1),
  ))

it('CSV whose quotes nobody paired', () =>
  fc.assert(
    fc.asyncProperty(Table, Damage, async (table, damage) => {
      const text = rowsOf(table)
        .map((row) => row.join(','))
        .join('\n')
      await accounts(damaged(Buffer.from(text), damage), enterpriseSource(), (one) =>
        openCsv(rawOf(one), { encoding: 'auto', delimiter: ',' }),
      )
    }),
    settings(1),
  ))

it('JSON lists', () =>
  fc.assert(
    fc.asyncProperty(Table, Damage, async ([, header, below], damage) => {
      const list = below.map((row) => Object.fromEntries(row.map((cell, i) => [header[i] ?? `列${i}`, cell])))
      const source = enterpriseSource({ format: 'json' })
      await accounts(damaged(Buffer.from(JSON.stringify(list)), damage), source, (one) => openJson(rawOf(one), { at: '' }))
    }),
    settings(0.5),
  ))

const inXml = (text: string) => text.replace(/[<&\u0000\ud800]/g, '')

it('XML, damaged, and packed in a damaged archive', () =>
  fc.assert(
    fc.asyncProperty(Table, Damage, fc.boolean(), async ([, , below], damage, isPacked) => {
      const rows = below.map((row) => row.map((cell, i) => `<f${i}>${inXml(cell)}</f${i}>`).join(''))
      const text = `<r>${rows.map((row) => `<row>${row}</row>`).join('')}</r>`
      const columns = { name: 'f0', uscc: { from: 'f1', optional: true } }
      const source = enterpriseSource({ format: 'xml', row: 'row', key: ['f0'], columns, ...(isPacked ? { packed: { as: 'zip' } } : {}) })
      const bytes = isPacked ? damaged(zipOf({ 'a.xml': text }), damage) : damaged(Buffer.from(text), damage)
      await accounts(bytes, source, () => openXml(rawOf(isPacked ? Buffer.from(text) : bytes), { row: 'row', encoding: 'auto' }))
    }),
    settings(0.5),
  ))

it('web pages, their tables within each other, their tags unpaired', () => {
  const Tag = fc.constantFrom(
    '',
    '<td>',
    '</tr>',
    '<table>',
    '</table>',
    '<td rowspan="3">',
    '<td colspan=9999>',
    '<th rowspan=0>',
    '&nbsp;',
    '<br>',
    '<!--',
  )
  const Cells = fc.array(fc.tuple(Tag, Cell), { maxLength: 4 })
  return fc.assert(
    fc.asyncProperty(
      Table,
      fc.array(Cells, { maxLength: 4 }),
      Damage,
      fc.constantFrom('utf-8', 'gb18030'),
      async (table, odd, damage, encoding) => {
        const rows = rowsOf(table).map((row) => `<tr>${row.map((cell) => `<td>${inXml(cell)}</td>`).join('')}</tr>`)
        const strange = odd.map((row) => `<tr>${row.map(([tag, cell]) => `${tag}${inXml(cell)}</td>`).join('')}`)
        const bytes = damaged(iconv.encode(`<html><table>${rows.join('\n')}${strange.join('')}</table></html>`, encoding), damage)
        await accounts(bytes, enterpriseSource({ format: 'html' }), (one) => openHtml(rawOf(one), { encoding: 'auto' }))
      },
    ),
    settings(1),
  )
})

it('XLSX, whole, damaged in its zip, and damaged in its XML', () => {
  const Sheet = fc.record({
    table: Table,
    damage: Damage,
    how: fc.constantFrom('saved', 'by hand', 'merged'),
    merge: fc.tuple(fc.nat(6), fc.nat(3), fc.nat(3), fc.nat(2)),
  })
  return fc.assert(
    fc.asyncProperty(Sheet, async ({ table, damage, how, merge: [top, left, height, width] }) => {
      const rows = rowsOf(table)
      const xml = rows.map((row, i) => inlineRow(i + 1, ...row.map((cell) => cell.replace(/[<&\u0000\ud800"]/g, '')))).join('')
      const ref = `${String.fromCharCode(65 + left)}${top + 1}:${String.fromCharCode(65 + left + width)}${top + height + 1}`
      const bytes =
        how === 'saved'
          ? damaged(savedTable(rows, 'xlsx', { compression: true }), damage)
          : workbookOf([
              { rows: how === 'merged' ? xml : damaged(Buffer.from(xml), damage).toString(), merges: how === 'merged' ? [ref] : [] },
            ])
      await accounts(bytes, enterpriseSource({ format: 'xlsx' }), (one) => openXlsx(rawOf(one)))
    }),
    settings(0.5),
  )
})

it('XLS, damaged', () =>
  fc.assert(
    fc.asyncProperty(Table, Damage, fc.constantFrom('biff8', 'xlml'), async (table, damage, bookType) => {
      const rows = rowsOf(table).map((row) => row.map((cell) => cell.replace(/[\u0000\ud800]/g, '')))
      const reading = readWhole(damaged(savedTable(rows, bookType), damage), enterpriseSource({ format: 'xls' }))
      const counts = await reading.then(
        (one) => one.counts,
        (error: unknown) => {
          if (!(error instanceof UnreadableSource)) throw error
          return null
        },
      )
      if (counts) expect(counts.read).toBe(counts.accepted + counts.refused + counts.duplicate + counts.skipped)
    }),
    settings(0.03),
  ))
