import type { FirstPart, Json } from '@shared/tips/crypto/content'
import { SealError } from '@shared/tips/crypto/errors'
import type { AboutRecord, MessageContent, TipContent } from '@shared/tips/content'
import { MESSAGE_TOPICS, TIP_KINDS } from '@shared/tips/words'

/** Reads what an opened part 0 says. It comes from a stranger: a field of another shape is an error, never a guess. */

type Fields = Readonly<Record<string, Json>>

const isObject = (value: Json | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOrNull = (value: Json | undefined): value is string | null => value === null || typeof value === 'string'

function pointOf(value: Json | undefined): TipContent['where']['point'] {
  if (value === null || value === undefined) return null
  if (!isObject(value) || typeof value.lng !== 'number' || typeof value.lat !== 'number') throw new SealError('content-malformed')
  return { lng: value.lng, lat: value.lat, crs: value.crs === 'wgs84' ? 'wgs84' : 'gcj02' }
}

function recordOf(value: Json | undefined): AboutRecord | null {
  if (value === null || value === undefined) return null
  const whole = isObject(value) && [value.kind, value.id, value.title].every((one) => typeof one === 'string')
  if (!whole) throw new SealError('content-malformed')
  const about = typeof value.about === 'string' && value.about !== '' ? { about: value.about } : {}
  return { kind: value.kind as AboutRecord['kind'], id: value.id as string, title: value.title as string, ...about }
}

/** A tip as its reporter wrote it. Throws `content-malformed`. */
export function readTip({ text, fields, lookupId, sealingKey }: FirstPart): TipContent {
  const { kind, where, when, danger, employee, named, photos } = fields as Fields
  const isKind = typeof kind === 'string' && Object.keys(TIP_KINDS).includes(kind)
  if (!isKind || !isObject(where) || !isObject(when)) throw new SealError('content-malformed')
  if (!textOrNull(where.address ?? null) || !textOrNull(when.day ?? null)) throw new SealError('content-malformed')
  return {
    v: 1,
    kind: kind as TipContent['kind'],
    lookupId,
    sealingKey,
    where: { address: (where.address ?? null) as string | null, point: pointOf(where.point), record: recordOf(where.record) },
    when: { day: (when.day ?? null) as string | null, goingOn: when.goingOn === true },
    text,
    danger: danger === true,
    employee: employee === true,
    named: typeof named === 'boolean' ? named : null,
    photos: typeof photos === 'number' ? photos : 0,
  }
}

/** A later message. Throws `content-malformed`. */
export function readMessage({ text, fields }: FirstPart): MessageContent {
  const { topic, photos } = fields as Fields
  if (typeof topic !== 'string' || !Object.keys(MESSAGE_TOPICS).includes(topic)) throw new SealError('content-malformed')
  return { v: 1, topic: topic as MessageContent['topic'], text, photos: typeof photos === 'number' ? photos : 0 }
}
