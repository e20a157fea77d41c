import { z } from 'zod'
import { formatMoney } from '../../shared/codes/money'
import { CODE_WORDS } from '../../shared/fields'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { LABELS } from '../../shared/kinds/labels'
import { BODIES } from '../../shared/kinds/schemas'
import { PART_LABELS } from '../../shared/parts'
import { codesOf } from '../../shared/vocabulary'

/** Chinese words for the fields of records and for what stands in them, for differences and findings that a person reads. */

/** Words for what every record carries beside its body. */
const ENVELOPE_LABELS: Readonly<Record<string, string>> = {
  kind: '类型',
  state: '状态',
  agency: '发布机关',
  documentNo: '文号',
  sourceUrl: '原文',
  publishedAt: '发布日期',
  publicUntil: '公示至',
  source: '来源',
  lastChangedAt: '最近变更',
  basis: '依据',
  withdrawn: '撤下原因',
  annulledOn: '决定撤销日期',
  repairedOn: '信用修复日期',
  notifiedOn: '告知日期',
  waivedOn: '放弃异议日期',
  correction: '更正原因',
}

const isPlace = (part: string): boolean => /^\d+$/.test(part)

/**
 * A path such as `grades.0.grade` in words: 评级 1 等级. The kind's own words come first, then those of the parts that several kinds are made
 * of, then those of the envelope; a field that none of them knows is named as it is. A null kind has no words of its own.
 */
export function labelOf(kind: Kind | null, path: readonly string[]): string {
  const own: Readonly<Record<string, string>> = kind === null ? {} : LABELS[kind]
  const names: string[] = []
  return path
    .map((part) => {
      if (isPlace(part)) return String(Number(part) + 1)
      names.push(part)
      return own[names.join('.')] ?? own[part] ?? PART_LABELS[part] ?? ENVELOPE_LABELS[part] ?? part
    })
    .join(' ')
}

type Words = Readonly<Record<string, string>>

/** The words of each field of a kind that holds a code, by its path without places. */
const CODES = Object.fromEntries(codesOf(KINDS).map((kind) => [kind, codesIn(BODIES[kind])])) as Record<Kind, Map<string, Words>>

function codesIn(schema: z.ZodType, path: readonly string[] = [], found = new Map<string, Words>()): Map<string, Words> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    codesIn(schema.unwrap() as z.ZodType, path, found)
  else if (schema instanceof z.ZodArray) codesIn(schema.element as z.ZodType, path, found)
  else if (schema instanceof z.ZodObject)
    for (const [name, inner] of Object.entries(schema.shape)) codesIn(inner as z.ZodType, [...path, name], found)
  else {
    const words = CODE_WORDS.get(schema as z.ZodEnum)?.words
    if (words) found.set(path.join('.'), words)
  }
  return found
}

/** The value at a path of a record in words; null where there is nothing to say. */
export function wordOf(kind: Kind, path: readonly string[], value: unknown): string | null {
  const names = path.filter((part) => !isPlace(part))
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (names.at(-1)?.endsWith('Fen')) return formatMoney(Number(value))
  if (typeof value === 'string') return CODES[kind].get(names.join('.'))?.[value] ?? value
  return typeof value === 'number' ? String(value) : null
}
