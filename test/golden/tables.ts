import { CODES } from './deliveries'

interface Described {
  key: string[]
  columns?: Record<string, string | { from?: string | string[] }>
  envelope?: Record<string, string | { from?: string | string[] }>
  ignore?: string[]
}

const ROWS = 4

/** A small invented table under the headers that a described source has, so that its headers can be explained without its data. */
export function tableOf(description: string): string {
  const [source] = (JSON.parse(description) as { sources: Described[] }).sources
  if (!source) throw new Error('a description has a source')
  const fields = Object.entries({ ...source.columns, ...source.envelope }).flatMap(([field, rule]) => {
    const from = typeof rule === 'string' ? rule : [rule.from].flat()[0]
    return from === undefined ? [] : [[from, field] as const]
  })
  const columns = new Map([...[...source.key, ...(source.ignore ?? [])].map((name) => [name, ''] as const), ...fields])
  const rows = Array.from({ length: ROWS }, (_, i) => [...columns].map(([name, field]) => cellOf(name, field, i)).join(','))
  return [[...columns.keys()].join(','), ...rows].join('\n') + '\n'
}

function cellOf(name: string, field: string, i: number): string {
  if (/(On|At|Until|To)$/.test(field)) return `2026-0${i + 1}-11`
  if (field.endsWith('uscc')) return [CODES.first, CODES.second, CODES.own, CODES.first][i] ?? ''
  if (field.endsWith('Url')) return `https://office.example/${i}`
  if (/Fen$|deaths|injuries|casualties|points/i.test(field)) return String(i + 1)
  return `${name.replace(/[,\n]/g, '')}${'甲乙丙丁'[i]}`
}
