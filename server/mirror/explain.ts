import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import { parseDay } from '../../shared/codes/dates'
import { checkCreditCode, normaliseCreditCode } from '../../shared/codes/creditCode'
import { holdsIdentityNumber, holdsMobile } from '../../shared/codes/person'
import { squeeze } from '../../shared/codes/text'
import { KINDS, codesOf, type Kind } from '../../shared/vocabulary'
import { spoolFile } from './fetch/file'
import { openSpool } from './fetch/spool'
import { membersOf } from './formats/archive'
import { openCsv } from './formats/csv'
import { firstBytes } from './formats/decode'
import { HEADER_WITHIN, headerKey } from './formats/header'
import { openJson } from './formats/json'
import { BODY_WORDS, sniff, type BodyType } from './formats/sniff'
import { UnreadableSource, type RawFile, type RawRow, type TableFile } from './formats/types'
import { openXls } from './formats/xls'
import { openXlsx } from './formats/xlsx/index'
import { guessRow, openXml } from './formats/xml'
import type { Packed } from './sources'

/** Rows of each sheet that are looked at. */
const SAMPLE_ROWS = 5_000
const DELIMITERS = [',', '\t', ';', '|'] as const

/** What a column of a strange file seems to hold. */
export interface ColumnGuess {
  name: string
  /** share of the looked-at rows that fill it */
  filled: number
  holds: 'credit code' | 'date' | 'number' | 'personal number' | 'text' | 'nothing'
  /** field it is proposed for; null: left out */
  field: string | null
  /** whether every looked-at value is another one */
  unique: boolean
}

/** What a strange file seems to be, and a description of a source that would read it. */
export interface Explanation {
  format: string
  sheet: string | null
  headerLine: number
  rows: number
  remarks: string[]
  columns: ColumnGuess[]
  /** to be looked over by a person: a list of sources with one source */
  proposal: Record<string, unknown>
}

/** Headers by which a field is known, the likelier first; fields of the envelope have their own list. */
const BODY: Record<Kind, Record<string, RegExp>> = {
  enterprise: {
    name: /^(企业|单位|公司|场所|机构|商户)?名称$/,
    uscc: /信用代码/,
    registeredOn: /^(成立|注册)日期$/,
    enterpriseType: /^企业类型$/,
    registeredCapital: /^注册(资金|资本)/,
    businessScope: /^(经营范围|开办业务|主营业务)$/,
    address: /(地址|住所)$/,
    region: /^(地区|所属县|所在地)$/,
    supervisingDepartment: /^(监管|主管)部门$/,
  },
  accident: {
    title: /^事故(名称|标题)$/,
    occurredOn: /^(事故)?(发生)(日期|时间)$|^發生日期$/,
    place: /(发生)?(地点|场所)|場所/,
    'enterprises.0.name': /^(涉事|事故|事業)(企业|单位|單位)(名称)?$/,
    deaths: /^死亡(人数)?$/,
    seriousInjuries: /^重伤(人数)?$/,
    casualties: /^(伤亡|罹災)人[数數]/,
  },
  notice: { title: /^(标题|通报名称|政策名称|公告名称)$/, text: /^(主要)?内容$|^正文$/, 'enterprises.0.name': /^(企业|单位)名称$/ },
  penalty: {
    title: /^标题$|^处罚名称$/,
    'enterprises.0.name': /^(被处罚单位名称|行政相对人名称|相对人名称|当事人|事業單位名稱.*)$/,
    'enterprises.0.uscc': /信用代码.*$/,
    punishedPersons: /^被处罚(当事人|个人).*$/,
    facts: /违法.*事实|違反法規內容/,
    legalBasis: /处罚依据|違法法規法條|違反法規條款/,
    penaltyKinds: /^处罚(类别|种类)$/,
    content: /^处罚(内容|结果)$|^行政处罚决定$/,
    decidedOn: /处罚决定(的)?日期|决定日期|處分日期/,
  },
  zone: { code: /^(片区|网格)(编号|代码)$/, name: /^(片区|网格)名称$/, level: /^(片区|网格)级别$/ },
}
const ENVELOPE: Record<string, RegExp> = {
  documentNo: /文号$|處分字號/,
  publishedAt: /^(发布|公布|公示|公告)(日期|时间)$/,
  publicUntil: /^公示截止/,
  sourceUrl: /链接$|网址$/,
  agency: /^(发布|处罚|主管)?(机构|机关|主管機關)$|处罚决定的机关名称/,
}
const PERSON_HEADER = /法定代表人|法人代表|负责人|负责人姓名|联系人|姓名/
const PERSONAL_HEADER = /身份证|证件号|电话|手机|联系方式/

/** Reads a strange file far enough to tell what it is. Throws UnreadableSource where it is no table. */
export async function explainFile(path: string): Promise<Explanation> {
  const raw: RawFile = { path, name: basename(path), size: (await stat(path)).size, sha256: '' }
  const body = sniff(await firstBytes(path))
  const as = archiveOf(raw.name, body)
  if (as === null) return explainOne(raw, body, {})
  // The first file of an archive stands for all of it. It lies beside the archive while it is looked at, so a copy is looked at.
  const spool = await openSpool(tmpdir())
  try {
    const copy = await spoolFile(path, spool, raw.size)
    for await (const member of membersOf(copy, { as, pattern: '*' }))
      return await explainOne({ ...member, name: raw.name }, sniff(await firstBytes(member.path)), { packed: { as } })
  } finally {
    await spool.remove()
  }
  throw new UnreadableSource('压缩包里没有文件')
}

/** How a file is packed, by its bytes and its name; a workbook is a zip file too. */
function archiveOf(name: string, body: BodyType): Packed['as'] | null {
  if (body === 'gzip') return /\.(tar\.gz|tgz)$/i.test(name) ? 'tar.gz' : 'gz'
  return body === 'xlsx' && /\.zip$/i.test(name) ? 'zip' : null
}

async function explainOne(raw: RawFile, body: BodyType, packing: Record<string, unknown>): Promise<Explanation> {
  if (body === 'html' || body === 'pdf' || body === 'empty' || body === 'gzip')
    throw new UnreadableSource(`这是${BODY_WORDS[body]}，不是表格`)
  const { file, format, options: own } = await open(raw, body)
  const options = { ...own, ...packing }
  try {
    const found: { sheet: string | null; rows: RawRow[]; at: number }[] = []
    for (const sheet of file.sheets.filter((one) => !one.hidden)) {
      const rows = await firstRows(sheet.rows())
      const at = headerAt(rows)
      if (at !== null) found.push({ sheet: sheet.name, rows, at })
    }
    const best = found.reduce<(typeof found)[number] | null>((one, next) => (one && one.rows.length >= next.rows.length ? one : next), null)
    if (!best) throw new UnreadableSource('没有找到像表头的一行')
    return explainTable(raw, format, { ...options, ...(found.length > 1 && best.sheet ? { sheet: best.sheet } : {}) }, best, file.remarks)
  } finally {
    await file.close()
  }
}

async function open(raw: RawFile, body: BodyType): Promise<{ file: TableFile; format: string; options: Record<string, unknown> }> {
  if (body === 'xlsx') return { file: await openXlsx(raw), format: 'xlsx', options: {} }
  if (body === 'xls') return { file: await openXls(raw), format: 'xls', options: {} }
  if (body === 'json') return { file: await openJson(raw, { at: '' }), format: 'json', options: {} }
  if (body === 'xml') {
    const row = await guessRow(raw)
    if (row === null) throw new UnreadableSource('XML 里没有像一行的元素')
    return { file: await openXml(raw, { row, encoding: 'auto' }), format: 'xml', options: { row } }
  }
  // The delimiter that parts the first rows into most columns.
  let best = { delimiter: ',' as (typeof DELIMITERS)[number], width: 0 }
  for (const delimiter of DELIMITERS) {
    const [sheet] = (await openCsv(raw, { encoding: 'auto', delimiter })).sheets
    const { value } = (await sheet?.rows().next()) ?? {}
    const width = Math.max(0, ...((value as RawRow[] | undefined) ?? []).slice(0, HEADER_WITHIN).map(({ cells }) => cells.length))
    if (width > best.width) best = { delimiter, width }
  }
  const { delimiter } = best
  return { file: await openCsv(raw, { encoding: 'auto', delimiter }), format: 'csv', options: delimiter === ',' ? {} : { delimiter } }
}

async function firstRows(rows: AsyncGenerator<RawRow[]>): Promise<RawRow[]> {
  const found: RawRow[] = []
  for await (const batch of rows) {
    found.push(...batch)
    if (found.length >= SAMPLE_ROWS) break
  }
  return found
}

/** The row that looks most like a header: many short, different texts, the more of them known the better. */
function headerAt(rows: RawRow[]): number | null {
  const score = ({ cells }: RawRow): number => {
    const names = cells.map(headerKey).filter((name) => name !== '')
    if (names.length < 2 || new Set(names).size < names.length) return 0
    if (names.some((name) => name.length > 40 || parseDay(name) !== null || /^[\d.,-]+$/.test(name))) return 0
    return names.length + names.filter(isKnown).length * 3
  }
  const scores = rows.slice(0, HEADER_WITHIN).map(score)
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

const isKnown = (name: string): boolean =>
  PERSON_HEADER.test(name) ||
  [...Object.values(BODY).flatMap((fields) => Object.values(fields)), ...Object.values(ENVELOPE)].some((words) => words.test(name))

function explainTable(
  raw: RawFile,
  format: string,
  options: Record<string, unknown>,
  { sheet, rows, at }: { sheet: string | null; rows: RawRow[]; at: number },
  remarks: string[],
): Explanation {
  const header = rows[at]
  const names = header?.cells.map(squeeze) ?? []
  const data = rows.slice(at + 1).filter(({ cells }) => cells.filter((cell) => squeeze(cell) !== '').length > 1)
  const kind = kindOf(names)
  const columns = names.flatMap((name, i) =>
    name === ''
      ? []
      : [
          guess(
            name,
            data.map(({ cells }) => squeeze(cells[i] ?? '')),
            kind,
          ),
        ],
  )
  return {
    format,
    sheet,
    headerLine: header?.line ?? 0,
    rows: data.length,
    remarks,
    columns,
    proposal: propose(raw, format, kind, options, columns),
  }
}

/** The kind whose fields most of the headers name. */
function kindOf(names: string[]): Kind {
  const hits = (kind: Kind) => Object.values(BODY[kind]).filter((words) => names.some((name) => words.test(headerKey(name)))).length
  return codesOf(KINDS).reduce((best, kind) => (hits(kind) > hits(best) ? kind : best), 'enterprise' as Kind)
}

function guess(name: string, values: string[], kind: Kind): ColumnGuess {
  const filled = values.filter((value) => value !== '')
  const most = (test: (value: string) => boolean) => filled.length > 0 && filled.filter(test).length > filled.length * 0.8
  const holds = ((): ColumnGuess['holds'] => {
    if (filled.length === 0) return 'nothing'
    if (most((value) => checkCreditCode(normaliseCreditCode(value)) === 'valid')) return 'credit code'
    if (most((value) => holdsIdentityNumber(value) || holdsMobile(value))) return 'personal number'
    if (most((value) => parseDay(value) !== null)) return 'date'
    return most((value) => /^[\d,.]+$/.test(value)) ? 'number' : 'text'
  })()
  const isPersonal =
    holds === 'personal number' || PERSONAL_HEADER.test(name) || (PERSON_HEADER.test(name) && !BODY[kind].punishedPersons?.test(name))
  return {
    name,
    filled: values.length === 0 ? 0 : filled.length / values.length,
    holds,
    field: isPersonal ? null : fieldOf(headerKey(name), kind),
    unique: filled.length === values.length && new Set(filled).size === filled.length,
  }
}

function fieldOf(name: string, kind: Kind): string | null {
  for (const [field, words] of Object.entries(BODY[kind])) if (words.test(name)) return field
  for (const [field, words] of Object.entries(ENVELOPE)) if (words.test(name)) return `envelope.${field}`
  return null
}

function propose(
  raw: RawFile,
  format: string,
  kind: Kind,
  options: Record<string, unknown>,
  columns: ColumnGuess[],
): Record<string, unknown> {
  const taken = new Set<string>()
  const mapped = columns.filter(({ field }) => field !== null && !taken.has(field) && taken.add(field))
  const part = (isEnvelope: boolean) =>
    Object.fromEntries(
      mapped
        .filter(({ field }) => field?.startsWith('envelope.') === isEnvelope)
        .map(({ field, name }) => [field?.replace('envelope.', '') ?? '', name]),
    )
  const rest = columns.filter((column) => !mapped.includes(column)).map(({ name }) => name)
  const persons = rest.filter((name) => PERSON_HEADER.test(name) && !PERSONAL_HEADER.test(name))
  const source = {
    name: 'new-source',
    title: raw.name,
    agency: '发布机关（请填写）',
    kind,
    format,
    ...options,
    path: raw.name,
    coverage: 'full',
    rhythmHours: 24,
    key: keyOf(columns),
    columns: part(false),
    envelope: part(true),
    persons,
    ignore: rest.filter((name) => !persons.includes(name)),
  }
  return { sources: [source] }
}

/** The column that tells rows apart and is likeliest to stay: a number, a code, a link, else a name, else all that is mapped. */
function keyOf(columns: ColumnGuess[]): string[] {
  const order = [/文号|字號|编号|編號/, /代码/, /链接|网址/, /名称/]
  for (const words of order) {
    const found = columns.find(({ name, unique }) => unique && words.test(name))
    if (found) return [found.name]
  }
  const mapped = columns.filter(({ field, filled }) => field !== null && filled > 0.5).map(({ name }) => name)
  return mapped.length > 0 ? mapped.slice(0, 4) : columns.slice(0, 1).map(({ name }) => name)
}
