import { parseDay } from '@shared/codes/dates'
import { utf8 } from '@shared/tips/crypto/bytes'
import type { AboutRecord } from '@shared/tips/content'
import type { Content } from '@shared/tips/crypto/content'
import type { IdentityForm } from '@shared/tips/crypto/identity'
import type { MessageTopic } from '@shared/tips/words'
import { CONTENT_BYTES } from '@shared/tips/limits'
import type { Draft } from './draft'

/** Longest title of a record that a tip carries, and longest words for what sets it apart; in characters. */
const TITLE_MAX = 60
const ABOUT_MAX = 80

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

/** A record as a tip carries it. */
export function carried({ kind, id, title, about = '' }: AboutRecord): AboutRecord {
  return { kind, id: cut(id, TITLE_MAX), title: cut(title, TITLE_MAX), ...(about !== '' && { about: cut(about, ABOUT_MAX) }) }
}

/**
 * What is sealed, made from what was written. Part 0 holds the look-up id and the sealing key beside it. Where there is no room for both, the words
 * that set a record apart yield to the reporter's: its id says the same.
 */
export function contentOf(draft: Draft): Content {
  const whole = written(draft, draft.record)
  if (bytesOf(whole) <= CONTENT_BYTES - 4 || draft.record?.about === undefined) return whole
  const { about: _yields, ...record } = draft.record
  return written(draft, record)
}

function written(draft: Draft, record: AboutRecord | null): Content {
  const { kind, danger, employee, point } = draft
  const address = draft.address.trim()
  return {
    text: draft.text.trim(),
    fields: {
      v: 1,
      kind: kind ?? '',
      where: {
        address: address === '' ? null : address,
        point: point && { lng: point.lng, lat: point.lat, crs: point.crs },
        record: record && { ...carried(record) },
      },
      when: { day: draft.when === 'day' ? parseDay(draft.day) : null, goingOn: draft.when === 'going_on' },
      danger,
      employee,
      // Where the handler is not to know, an anonymous tip and one by name look alike.
      named: draft.named && draft.tellHandler ? true : null,
      photos: draft.photos.length,
    },
  }
}

/** The content, and 260 for the two keys in hex and their names. */
const bytesOf = (content: Content): number => utf8(JSON.stringify(content)).length + 260

/** Bytes of part 0 before it is padded. */
export const contentBytes = (draft: Draft): number => bytesOf(contentOf(draft))

/** The form for who pays; undefined where the reporter stays anonymous. */
export function identityOf(draft: Draft): IdentityForm | undefined {
  return draft.named ? { name: draft.name.trim(), contact: draft.contact.trim() } : undefined
}

/** A later message. */
export const messageContent = (topic: MessageTopic, text: string, photos: number): Content => ({
  text: text.trim(),
  fields: { v: 1, topic, photos },
})
