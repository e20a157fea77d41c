import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import { squeeze } from '../../../shared/codes/text'
import { spoolFile } from '../fetch/file'
import { openSpool } from '../fetch/spool'
import { membersOf } from '../formats/archive'
import { CsvSplitter, openCsv } from '../formats/csv'
import { decoderOf, firstBytes, likeliestEncoding, type Encoding } from '../formats/decode'
import { unnamedInWords } from '../formats/header'
import { openHtml } from '../formats/html'
import { listIn, openJson } from '../formats/json'
import { cureOf, wordsOf, type BodyType } from '../formats/bodies'
import { bodyOf } from '../formats/sniff'
import { UnreadableSource, type RawFile, type TableFile } from '../formats/types'
import { openXls } from '../formats/xls'
import { openXlsx } from '../formats/xlsx/index'
import { guessRow, openXml } from '../formats/xml'
import type { Packed } from '../formats/archive'
import { AGENCY_TO_FILL } from '../source/sources'
import { unpivotedName, type Unpivot } from '../source/unpivot'
import { around, proposedAround } from './around'
import { groupsAsRows, proposedByGroups } from './groups'
import { fiscalMonthsAsRows } from './fiscal'
import { itemsAsRows, proposedByItems } from './items'
import { monthGroupsAsRows } from './monthGroups'
import { monthsAsRows, monthsOfTwoUnits, proposedByMonth, titledIn } from './months'
import type { ColumnGuess } from './holding'
import { looked, proposeFor } from './propose'
import { proposedBySheets, sameSheets } from './sheets'
import type { Sample } from './sample'
import { paidLines, proposedOfPaid } from './sorts'
import { proposedOnSide, sampleEitherWay } from './side'

/** The tab first: Excel's “Unicode text” is read so whatever is declared. */
const DELIMITERS = ['\t', ',', ';', '|'] as const
/** What a delimiter is judged by: so many rows, as far as they stand within so many bytes. */
const JUDGED_ROWS = 200
const JUDGED_BYTES = 256 * 1024

/** What a strange file seems to be, and a description of a source that would read it. */
export interface Explanation {
  format: string
  sheet: string | null
  /** where the columns have their names from: a line of the file, the file's own keys, or what they hold */
  named: Sample['named']
  /** physical line of the header, its column where the table lies on its side; 0 where there is none */
  headerLine: number
  isOnItsSide: boolean
  rows: number
  remarks: string[]
  columns: ColumnGuess[]
  /** to be looked over by a person: a list of sources with one source */
  proposal: { sources: [Record<string, unknown>] }
}

/** Reads a strange file far enough to tell what it is. Throws UnreadableSource where it is no table. */
export async function explainFile(path: string): Promise<Explanation> {
  const found = await stat(path)
  if (found.isDirectory()) throw new UnreadableSource('这是文件夹，请给出其中一个文件；登记时用 folder')
  if (!found.isFile()) throw new UnreadableSource('这不是文件')
  const raw: RawFile = { path, name: basename(path), size: found.size, sha256: '' }
  const body = await bodyOf(path)
  const as = archiveOf(raw.name, body)
  if (as === null) return explainOne(raw, body, {})
  // The first file of an archive stands for all of it. It lies beside the archive while it is looked at, so a copy is looked at.
  const spool = await openSpool(tmpdir())
  try {
    const copy = await spoolFile(path, spool, raw.size)
    for await (const member of membersOf(copy, { as, pattern: '*' }))
      return await explainOne({ ...member, name: raw.name }, await bodyOf(member.path), { packed: { as } })
  } finally {
    await spool.remove()
  }
  throw new UnreadableSource('压缩包里没有文件')
}

/** How a file is packed, by its bytes and its name; a workbook is a zip file too. */
function archiveOf(name: string, body: BodyType): Packed['as'] | null {
  if (body === 'gzip') return /\.(tar\.gz|tgz)$/i.test(name) ? 'tar.gz' : 'gz'
  return body === 'zip' || (body === 'xlsx' && /\.zip$/i.test(name)) ? 'zip' : null
}

/** Whether a sheet is called after how a form is filled in: its rows are examples. */
const isGuidance = (sheet: string | null): boolean =>
  /^(?:(?:填表|填报|填写|使用)?(?:说明|须知|示例|样例|范例|指南)|(?:填报|导入)?模[板版])$/.test((sheet ?? '').trim())

async function explainOne(raw: RawFile, body: BodyType, packing: Record<string, unknown>): Promise<Explanation> {
  const cure = cureOf(body)
  if (cure !== null) throw new UnreadableSource(`这是${wordsOf(body)}：${cure}`)
  if (body === 'empty' || body === 'gzip') throw new UnreadableSource(`这是${wordsOf(body)}，不是表格`)
  const { file, format, options } = await open(raw, body)
  try {
    const found: Sample[] = []
    const unread: { sheet: string; reason: string }[] = []
    for (const sheet of file.sheets.filter((one) => !one.hidden)) {
      try {
        const sample = await sampleEitherWay(sheet)
        if (sample) found.push(sample)
      } catch (error) {
        if (!(error instanceof UnreadableSource)) throw error
        unread.push({ sheet: sheet.name ?? '', reason: error.message })
      }
    }
    const filled = found.filter(({ sheet }) => !isGuidance(sheet))
    const samples = filled.length > 0 ? filled : found
    const left = found.filter((one) => !samples.includes(one))
    const best = samples.reduce<Sample | null>((one, next) => (one && one.rows.length >= next.rows.length ? one : next), null)
    if (!best) throw new UnreadableSource(unread[0]?.reason ?? '没有找到像表头的一行')
    const same = sameSheets(best, samples)
    const whole = same?.sample ?? best
    const beside = around(whole)
    const paid = paidLines(beside.sample)
    const titled = paid === null ? titledIn(beside.sample, raw.name) : null
    const months =
      monthGroupsAsRows(beside.sample) ??
      monthsAsRows(paid?.sample ?? beside.sample, paid?.word ?? titled?.header ?? undefined, titled?.kind, titled?.lines) ??
      fiscalMonthsAsRows(beside.sample, raw.name, titled ?? { kind: null })
    const groups = months ? null : groupsAsRows(beside.sample)
    const items = (months ?? groups) ? null : itemsAsRows(beside.sample)
    const proposed = proposeFor((months ?? groups ?? items)?.sample ?? beside.sample, raw.name, months?.kind ?? undefined)
    const ofMonths = months ? proposedByMonth(proposed, months) : proposed
    const byMonth = months && paid ? proposedOfPaid(ofMonths, paid) : ofMonths
    const byGroups = groups ? proposedByGroups(byMonth, groups) : byMonth
    const byItems = items ? proposedByItems(byGroups, items) : byGroups
    const bySheets = same ? proposedBySheets(byItems, same) : byItems
    // What is only counted, or read by a template, is described already, and takes nothing from around it.
    const isOwn = bySheets.source.kind !== undefined && bySheets.source.tally === undefined
    const upright = isOwn ? proposedAround(bySheets, beside) : proposeFor(whole, raw.name)
    const { source, columns: proposedColumns, remarks } = whole.isOnItsSide ? proposedOnSide(upright, whole) : upright
    const columns =
      groups || items || months?.values || months?.unpivot.groups
        ? ofFile(beside.sample, proposedColumns, source.unpivot as Unpivot)
        : proposedColumns
    const place = found.length + unread.length > 1 && best.sheet !== null && same === null ? { sheet: best.sheet } : {}
    const told = [
      ...unread.map(({ sheet, reason }) => `工作表“${sheet}”没有看：${reason}`),
      ...left.map(
        ({ sheet }) =>
          `工作表“${sheet ?? ''}”像是填表说明或示例，${same === null ? '没有采用' : '可是没有写 sheet 时也会读到，请来源去掉它或者隐藏起来'}`,
      ),
      ...[monthsOfTwoUnits(beside.sample) ?? []].flat(),
      ...[unnamedInWords(unnamedIn(best)) ?? []].flat(),
      ...(best.named === 'content' ? ['没有表头，列名是按内容起的，请核对'] : []),
    ]
    return {
      format,
      sheet: same ? null : best.sheet,
      named: best.named,
      headerLine: best.headerLine,
      isOnItsSide: best.isOnItsSide,
      rows: whole.rows.length,
      remarks: [...file.remarks, ...told, ...remarks],
      columns,
      proposal: {
        sources: [
          {
            name: 'new-source',
            title: raw.name,
            agency: AGENCY_TO_FILL,
            format,
            ...options,
            ...packing,
            path: raw.name,
            rhythmHours: 24,
            ...place,
            ...source,
          },
        ],
      },
    }
  } finally {
    await file.close()
  }
}

/** The columns of a file of which some are rows: each with the field that its cells become, and behind them those that are made. */
function ofFile({ names, rows }: Sample, columns: readonly ColumnGuess[], unpivot: Unpivot): ColumnGuess[] {
  const fields = new Map(columns.map(({ name, field }) => [name, field]))
  const squeezed = names.map(squeeze)
  const told = squeezed.flatMap((name, at) => {
    if (name === '' || squeezed.indexOf(name) !== at) return []
    const values = rows.map((cells) => squeeze(cells[at] ?? ''))
    return [{ ...looked(name, values), field: fields.get(unpivotedName(unpivot, name)?.value ?? name) ?? null }]
  })
  return [...told, ...columns.filter(({ name, field }) => field !== null && name === unpivot.name)]
}

/** The columns, counted from 0, that have no header and hold something. */
const unnamedIn = ({ names, rows }: Sample): number[] =>
  Array.from({ length: rows.reduce((most, { length }) => Math.max(most, length), 0) }, (_, at) => at).filter(
    (at) => squeeze(names[at] ?? '') === '' && rows.some((cells) => squeeze(cells[at] ?? '') !== ''),
  )

async function open(raw: RawFile, body: BodyType): Promise<{ file: TableFile; format: string; options: Record<string, unknown> }> {
  if (body === 'xlsx') return { file: await openXlsx(raw), format: 'xlsx', options: {} }
  if (body === 'xls') return { file: await openXls(raw), format: 'xls', options: {} }
  if (body === 'json' || body === 'script') {
    const at = await listIn(raw)
    return { file: await openJson(raw, { at }), format: 'json', options: at === '' ? {} : { at } }
  }
  if (body === 'xml') {
    const row = await guessRow(raw)
    if (row === null) throw new UnreadableSource('XML 里没有像一行的元素')
    return { file: await openXml(raw, { row, encoding: 'auto' }), format: 'xml', options: { row } }
  }
  if (body === 'html') return { file: await openHtml(raw, { encoding: 'auto' }), format: 'html', options: {} }
  const { encoding, isGuess } = await likeliestEncoding(raw)
  const delimiter = await delimiterOf(raw, encoding)
  const file = await openCsv(raw, { encoding: isGuess ? encoding : 'auto', delimiter })
  const options = { ...(delimiter === ',' ? {} : { delimiter }), ...(isGuess ? { encoding } : {}) }
  return { file: isGuess ? { ...file, remarks: [...file.remarks, GUESSED] } : file, format: 'csv', options }
}

const GUESSED = '编码是按字的常见程度猜的，请核对内容'

/** The delimiter that parts most of the first rows into one same number of columns; of equals the one that parts them into most. */
async function delimiterOf(raw: RawFile, encoding: Encoding): Promise<(typeof DELIMITERS)[number]> {
  const head = decoderOf(encoding).decode(await firstBytes(raw.path, JUDGED_BYTES))
  let best: { delimiter: (typeof DELIMITERS)[number]; rows: number; width: number } = { delimiter: ',', rows: 0, width: 1 }
  for (const delimiter of DELIMITERS) {
    const splitter = new CsvSplitter(delimiter)
    const widths = new Map<number, number>()
    for (const { cells } of [...splitter.push(head), ...splitter.end()].slice(0, JUDGED_ROWS)) {
      if (cells.length > 1 && cells.some((cell) => squeeze(cell) !== '')) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    }
    for (const [width, rows] of widths)
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width }
  }
  return best.delimiter
}
