import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { City } from '../../shared/api/city'
import type { SourceRef } from '../../shared/api/lists'
import { ShortText } from '../../shared/fields'
import { COVERAGES, KINDS, ORIGINS, codesOf } from '../../shared/vocabulary'

/** How one field of a record is read from a row: from a column, or always the same. */
const ColumnRule = z.union([
  ShortText,
  z.strictObject({
    from: ShortText.meta({ description: 'header of the column' }),
    values: z.record(z.string(), z.string()).optional().meta({ description: "the source's words → our codes" }),
    unit: z.enum(['元', '万元']).optional(),
    separator: z.string().min(1).max(5).optional().meta({ description: 'parts a list in one cell; default ；; and line breaks' }),
  }),
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
])
export type ColumnRule = z.infer<typeof ColumnRule>

const Common = {
  name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, '只用小写字母、数字和连字符'),
  title: ShortText,
  agency: ShortText.meta({ description: 'the office that publishes' }),
  kind: z.enum(codesOf(KINDS)),
  path: ShortText.meta({ description: 'a file, relative to this list' }),
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
    .meta({ description: 'how often we look' }),
  origin: z.enum(codesOf(ORIGINS)).default('official'),
}

const JsonFeedSource = z.strictObject({ ...Common, format: z.literal('json-feed') })

const CsvSource = z.strictObject({
  ...Common,
  format: z.literal('csv'),
  encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  delimiter: z.enum([',', '\t', ';', '|']).default(','),
  key: z.array(ShortText).min(1).meta({ description: 'columns whose text identifies a row for ever' }),
  columns: z.record(z.string(), ColumnRule).meta({ description: 'field of the body → column' }),
  envelope: z.record(z.string(), ColumnRule).default({}).meta({ description: 'field of the envelope → column' }),
  ignore: z.array(ShortText).default([]).meta({ description: 'columns that are known and left out, persons above all' }),
  unknown: z.array(z.string()).default([]).meta({ description: 'cell texts that mean "not known"' }),
})

export const Source = z.discriminatedUnion('format', [JsonFeedSource, CsvSource])
export type Source = z.infer<typeof Source>
export type CsvSource = z.infer<typeof CsvSource>
export type JsonFeedSource = z.infer<typeof JsonFeedSource>

export const SourceList = z
  .strictObject({ city: City.optional(), sources: z.array(Source).min(1) })
  .refine(({ sources }) => new Set(sources.map(({ name }) => name)).size === sources.length, '两个来源用了同一个名字')

/** The sources of a city, each with its path made absolute. */
export interface Sources {
  city: z.infer<typeof City>
  sources: Source[]
}

/** The list of sources cannot be used; the message says where and why. */
export class SourcesError extends Error {}

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
  const { city, sources } = parsed.data
  return {
    city: city ?? { name: '本市', sample: false, officePhone: null },
    sources: sources.map((source) => ({ ...source, path: resolve(dirname(file), source.path) })),
  }
}

/** What a page says of a source beside a fact. */
export const presentSourceRef = (source: Source, sample: boolean): SourceRef => ({
  name: source.name,
  title: source.title,
  agency: source.agency,
  sample,
})
