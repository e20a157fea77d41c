import { z } from 'zod'
import { KINDS, type Kind } from '../kinds/index'
import { codesOf } from '../vocabulary'

const PATTERN = `(?:${codesOf(KINDS).join('|')})\\.[\\w.-]{1,120}`

/** A record as an address names it among those of every kind: `hazard.abc`. */
export const RecordKey = z.string().regex(new RegExp(`^${PATTERN}$`))

/** Several of them, up to a number, parted by commas. */
export const recordKeys = (max: number) =>
  z.string().regex(new RegExp(`^${PATTERN}(?:,${PATTERN}){0,${max - 1}}$`), `最多 ${max} 条，写作 类别.编号，用逗号分开`)

/** The kind and the id of a key that its schema has let in. */
export function readRecordKey(key: string): { kind: Kind; id: string } {
  const point = key.indexOf('.')
  return { kind: key.slice(0, point) as Kind, id: key.slice(point + 1) }
}
