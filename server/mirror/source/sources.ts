import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import type { SourceRef } from '../../../shared/api/lists'
import { ShortText } from '../../../shared/fields'
import { SOURCE_BYTES_MAX } from '../../../shared/limits'
import { COVERAGES, ORIGINS, codesOf } from '../../../shared/vocabulary'
import { KINDS } from '../../../shared/kinds/index'
import { isCron } from '../../clock/clock'
import { FIRST } from '../../editions/claims'
import { Mistake } from '../../mistake'
import { ENCODINGS } from '../formats/decode'
import { ColumnNames, ColumnRule, PersonsColumn, namesOf } from '../../mapping/columnRule'
import { Aliases } from './aliases'
import { COORDINATE_SYSTEMS } from './coordinates'
import { gatherFault } from './gather'
import { Layout } from './layout'
import { Retention } from './retention'
import { withTemplate } from './templates'
import { Unpivot, unpivotFault } from './unpivot'

/** When a run stops before publishing. Shares are of what is public of the source. */
const Guards = z.strictObject({
  minShare: z.number().min(0).max(1).default(0.9).meta({ description: 'a full source that lists less than this share stops' }),
  floor: z.int().min(0).default(5).meta({ description: 'so many missing rows never stop: small sources move by single rows' }),
  maxMultiple: z.number().min(1).default(2).meta({ description: 'more than so many times as many rows are remarked' }),
  unknownColumns: z.enum(['stop', 'warn']).default('stop').meta({ description: 'columns that nobody declared' }),
  unknownWordRows: z
    .int()
    .min(1)
    .default(3)
    .meta({ description: 'so many rows with one unknown word are a change of the source, fewer a slip' }),
  fillDrop: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .meta({ description: 'a required column that is filled so much less than last time stops' }),
  changedShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .meta({ description: 'changes of more than this share of what is public stop where they look like damage, else they are remarked' }),
  changedFloor: z
    .int()
    .min(0)
    .default(20)
    .meta({ description: 'so many new names, codes or texts at once never stop by themselves: small sources change whole' }),
  refusedShare: z.number().min(0).max(1).default(0.5).meta({ description: 'more than this share of the rows refused stops' }),
  contradictingShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .meta({ description: 'rows that repeat a key with other content: more than this share of the accepted ones stops' }),
})
export type Guards = z.infer<typeof Guards>

const Address = z.url({ protocol: /^https?$/ }).max(2_000)

const Name = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, '只用小写字母、数字和连字符')

/** A source whose files come in an archive. */
const Packed = z.strictObject({
  as: z.enum(['zip', 'tar.gz', 'gz']),
  pattern: z.string().max(200).default('*').meta({ description: 'names inside the archive that count; * stands for anything' }),
})

/** How a JSON answer goes on. Paths are dotted, as in `at`. */
const Paging = z
  .strictObject({
    next: z.string().max(200).optional().meta({ description: 'where each page names the address of the next' }),
    param: ShortText.optional().meta({ description: 'parameter of the address that counts the pages, until one is empty' }),
    from: z.int().min(0).default(1).meta({ description: 'number of the first page' }),
    total: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'where the answer says how many rows there are in all: held against what came' }),
  })
  .refine(({ next, param }) => (next === undefined) !== (param === undefined), 'next 和 param 填且只填一个')
export type Paging = z.infer<typeof Paging>

const Degrees = z.number().min(-180).max(180)

const Common = {
  name: Name,
  title: ShortText,
  agency: ShortText.meta({ description: 'the office that publishes' }),
  kind: z.enum(codesOf(KINDS)),
  path: ShortText.optional().meta({ description: 'a file, relative to this list' }),
  settleSeconds: z
    .number()
    .min(0)
    .max(60)
    .default(2)
    .meta({ description: 'a file at `path` must have stood so long as it is; we wait for that, and leave one that goes on changing' }),
  folder: z
    .strictObject({
      path: ShortText.meta({ description: 'a folder, relative to this list' }),
      pattern: z.string().max(200).default('*').meta({ description: 'names that count; * stands for anything' }),
      read: z.enum(['newest', 'all']).default('newest').meta({ description: 'the last file by name, or all of them together' }),
      settleSeconds: z.number().min(0).default(10).meta({ description: 'a file that changed within this time is still being written' }),
    })
    .optional(),
  url: z
    .union([Address, z.array(Address).min(1).max(100)])
    .optional()
    .meta({ description: 'https addresses whose answers are read together' }),
  follow: z
    .array(
      z.strictObject({
        links: z.string().max(200).meta({ description: 'file name or text of the links to follow; * stands for anything' }),
        read: z.enum(['first', 'all']).default('all').meta({ description: 'the topmost such link of each page, or all of them' }),
      }),
    )
    .max(4)
    .default([])
    .meta({ description: 'the url is a web page, and the files hang on it: steps from a list of articles to their attachments' }),
  privateNetwork: z.boolean().default(false).meta({ description: 'the address is inside the office network; plain http is allowed there' }),
  certificates: ShortText.optional().meta({
    description: 'a PEM file, relative to this list, of authorities that this source alone is trusted by: offices often sign their own',
  }),
  confirmsClock: z.boolean().default(true).meta({
    description: 'whether the time its server gives confirms our clock; false for one that runs on this machine: it has the same clock',
  }),
  timeoutSeconds: z.number().min(1).max(600).default(60),
  bytesMax: z.int().min(1).max(SOURCE_BYTES_MAX).default(SOURCE_BYTES_MAX),
  publicKey: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Ed25519 public key, base64 of 32 bytes: each file has its signature beside it as NAME.sig' }),
  register: z
    .strictObject({
      name: Name.meta({ description: 'what the shared records are called by: rows of one key are one record' }),
      precedence: z.int().min(1).max(99).meta({ description: 'whose word is shown: the smallest number that lists a record' }),
    })
    .optional()
    .meta({ description: 'records that other sources list too' }),
  packed: Packed.optional(),
  coverage: z.enum(codesOf(COVERAGES)).meta({ description: 'full: an absent row is withdrawn; additions: absence means nothing' }),
  rhythmHours: z
    .number()
    .positive()
    .max(24 * 400)
    .meta({ description: 'how often the source promises to arrive' }),
  everyMinutes: z
    .number()
    .min(1)
    .max(60 * 24 * 31)
    .default(60)
    .meta({ description: 'how often we look, where no cron line says when' }),
  cron: z.string().refine(isCron, '不是 cron 表达式').optional().meta({ description: 'when we look, in Asia/Shanghai: 30 7 * * 1-5' }),
  offsetSeconds: z
    .number()
    .min(0)
    .max(3_600)
    .default(60)
    .meta({ description: 'longest random wait before a look, so that mirrors do not ask all at once' }),
  origin: z.enum(codesOf(ORIGINS)).default('official'),
  coordinates: z.enum(COORDINATE_SYSTEMS).optional().meta({ description: 'system of its positions and boundaries; default: GCJ-02' }),
  bounds: z
    .tuple([Degrees, Degrees, Degrees, Degrees])
    .refine(([west, south, east, north]) => west < east && south < north, '要按 西、南、东、北 的次序写')
    .optional()
    .meta({ description: 'west, south, east and north end of the city: a position outside is remarked' }),
  unreviewedPictures: z.enum(['desk']).optional().meta({
    description: 'what becomes of pictures that nobody is named as having looked at: the desk looks at them; default: they are not fetched',
  }),
  guards: Guards.prefault({}),
}

const JsonFeedSource = z.strictObject({ ...Common, format: z.literal('json-feed') })

const TableCommon = {
  ...Common,
  key: z.array(ColumnNames).min(1).meta({ description: 'columns whose text identifies a row for ever' }),
  columns: z.record(z.string(), ColumnRule).meta({ description: 'field of the body → column' }),
  envelope: z.record(z.string(), ColumnRule).default({}).meta({ description: 'field of the envelope → column' }),
  ignore: z.array(ShortText).default([]).meta({ description: 'columns that are known and left out, persons above all' }),
  persons: z
    .array(PersonsColumn)
    .default([])
    .meta({ description: 'columns of persons’ names: read by nobody, and the names are hidden in the other texts of their row' }),
  aliases: Aliases.optional().meta({ description: 'short names by which it calls firms, read as their full names' }),
  unknown: z.array(z.string()).default([]).meta({ description: 'cell texts that mean "not known"' }),
  assumeHeader: z.array(ShortText).optional().meta({ description: 'header of files that come without one' }),
  unpivot: Unpivot.optional().meta({ description: 'columns that are rows, as months side by side: each of their cells is read as a row' }),
  layout: Layout.optional().meta({ description: 'columns that are made of what stands around the rows' }),
  tally: z.string().max(100).optional().meta({
    description:
      'each row is one thing, as a camera: rows of one key are one record, this field is their number, and nothing else of them is kept',
  }),
  gather: z.string().max(100).optional().meta({
    description: 'each row is one item of this list, as a measure of a document: rows of one key are one record',
  }),
  sheet: ShortText.optional().meta({ description: 'the only sheet to read; default: every visible one with the header' }),
}
const CsvSource = z.strictObject({
  ...TableCommon,
  format: z.literal('csv'),
  encoding: z.enum(ENCODINGS).default('auto'),
  delimiter: z.enum([',', '\t', ';', '|']).default(','),
})
const JsonSource = z.strictObject({
  ...TableCommon,
  format: z.literal('json'),
  at: z
    .string()
    .max(200)
    .default('')
    .meta({ description: 'where the list of rows stands in the answer: data.list; default: it is the answer' }),
  paging: Paging.optional().meta({ description: 'the answer at the url comes in pages' }),
})
const XmlSource = z.strictObject({
  ...TableCommon,
  format: z.literal('xml'),
  encoding: z.enum(ENCODINGS).default('auto'),
  row: ShortText.meta({ description: 'name of the element that is a row; its children are the columns, its attributes @name' }),
})
const HtmlSource = z.strictObject({ ...TableCommon, format: z.literal('html'), encoding: z.enum(ENCODINGS).default('auto') })
const XlsxSource = z.strictObject({ ...TableCommon, format: z.literal('xlsx') })
const XlsSource = z.strictObject({ ...TableCommon, format: z.literal('xls') })

export const Source = z
  .preprocess(
    withTemplate,
    z.discriminatedUnion('format', [JsonFeedSource, CsvSource, JsonSource, XmlSource, HtmlSource, XlsxSource, XlsSource]),
  )
  .refine(
    ({ path, folder, url }) => [path, folder, url].filter((place) => place !== undefined).length === 1,
    'path、folder、url 三者填且只填一个',
  )
  .refine(
    (source) => source.url !== undefined || (source.follow.length === 0 && !('paging' in source && source.paging)),
    'follow 和 paging 只用于 url',
  )
  .refine(
    (source) =>
      !('tally' in source) ||
      source.tally === undefined ||
      [...Object.values(source.columns), ...Object.values(source.envelope)]
        .flatMap(namesOf)
        .every((name) => source.key.flat().includes(name)),
    '写了 tally 的来源，columns 和 envelope 只能用主键的列和固定的值',
  )
  .refine(
    // Of additions nobody reads a row again: what the desk says later would never reach it.
    ({ unreviewedPictures, coverage }) => unreviewedPictures === undefined || coverage === 'full',
    'unreviewedPictures 只用于 coverage 为 full 的来源',
  )
  .superRefine((source, context) => {
    if (!('unpivot' in source) || source.unpivot === undefined) return
    const message = unpivotFault(source.unpivot, source)
    if (message !== null) context.addIssue({ code: 'custom', path: ['unpivot'], message })
  })
  .superRefine((source, context) => {
    if (!('gather' in source) || source.gather === undefined) return
    const message = gatherFault(source.gather, source)
    if (message !== null) context.addIssue({ code: 'custom', path: ['gather'], message })
  })
export type Source = z.output<typeof Source>
export type CsvSource = z.infer<typeof CsvSource>
type JsonSource = z.infer<typeof JsonSource>
type XmlSource = z.infer<typeof XmlSource>
type HtmlSource = z.infer<typeof HtmlSource>
export type TableSource = CsvSource | JsonSource | XmlSource | HtmlSource | z.infer<typeof XlsxSource> | z.infer<typeof XlsSource>
export type JsonFeedSource = z.infer<typeof JsonFeedSource>

/** The name under which a source's records are known: its own, or that of the register it shares. */
export const registerOf = ({ name, register }: Pick<Source, 'name' | 'register'>): string => register?.name ?? name

/** How early a source speaks where another lists the same record. */
export const precedenceOf = ({ register }: Pick<Source, 'register'>): number => register?.precedence ?? FIRST

/** Older lists hold the city's settings too: `loadCity` reads and checks them, and the mirror needs none. */
const CityOfOlderList = z.unknown().optional()

export const SourceList = z
  .strictObject({ city: CityOfOlderList, retention: Retention.prefault({}), sources: z.array(Source).min(1) })
  .refine(({ sources }) => areDistinct(sources.map(({ name }) => name)), '两个来源用了同一个名字')
  .refine(
    ({ sources }) => areDistinct(sources.map((source) => `${registerOf(source)} ${precedenceOf(source)}`)),
    '共用一个名册的来源要各写 register，且先后次序（precedence）不能相同',
  )
  .refine(
    ({ sources }) => sources.every((one) => sources.every((other) => registerOf(one) !== registerOf(other) || one.kind === other.kind)),
    '共用一个名册的来源类别要相同',
  )

const areDistinct = (texts: string[]): boolean => new Set(texts).size === texts.length

/** A list of sources, each with its path made absolute. */
export interface Sources {
  retention: Retention
  sources: Source[]
}

/** The list of sources cannot be used; the message says where and why. */
export class SourcesError extends Mistake {}

/** What `--explain` leaves for a person to fill in: never published as it stands. */
export const AGENCY_TO_FILL = '发布机关（请填写）'

/** Reads and checks a list of sources. Throws SourcesError with one line a fault. */
export function loadSources(file: string): Sources {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new SourcesError(`来源清单 ${file} 读不出来：${(error as Error).message}`)
  }
  const parsed = SourceList.safeParse(json)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(整体)'}: ${issue.message}`)
    throw new SourcesError(`来源清单 ${file} 有 ${faults.length} 处不对：\n${faults.join('\n')}`)
  }
  const { retention, sources } = parsed.data
  const unnamed = sources.find(({ agency }) => agency === AGENCY_TO_FILL)
  if (unnamed) throw new SourcesError(`来源“${unnamed.name}”的 agency 还是“${AGENCY_TO_FILL}”：请写明是哪个机关发布的，页面上会写它`)
  return {
    retention,
    sources: sources.map((source) => withAbsolutePaths(source, dirname(file))),
  }
}

function withAbsolutePaths(source: Source, base: string): Source {
  const { path, folder, certificates } = source
  return {
    ...source,
    ...(certificates === undefined ? {} : { certificates: resolve(base, certificates) }),
    ...(path === undefined ? {} : { path: resolve(base, path) }),
    ...(folder === undefined ? {} : { folder: { ...folder, path: resolve(base, folder.path) } }),
  }
}

/** What a page says of a source beside a fact. */
export const presentSourceRef = (source: Source, sample: boolean): SourceRef => ({
  name: source.name,
  title: source.title,
  agency: source.agency,
  sample,
})
