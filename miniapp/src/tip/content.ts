import { parseDay } from '@shared/codes/dates'
import { utf8 } from '@shared/tips/crypto/bytes'
import type { Content } from '@shared/tips/crypto/content'
import type { IdentityForm } from '@shared/tips/crypto/identity'
import type { MessageTopic } from '@shared/tips/words'
import type { Draft } from './draft'

/** What is sealed, made from what was written. Part 0 holds the look-up id and the sealing key beside it. */
export function contentOf(draft: Draft): Content {
  const { kind, danger, employee, point, record } = draft
  const address = draft.address.trim()
  return {
    text: draft.text.trim(),
    fields: {
      v: 1,
      kind: kind ?? '',
      where: {
        address: address === '' ? null : address,
        point: point && { lng: point.lng, lat: point.lat, crs: point.crs },
        record: record && { kind: record.kind, id: record.id, title: record.title },
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

/** Bytes of part 0 before it is padded: the content, and 260 for the two keys in hex and their names. */
export const contentBytes = (draft: Draft): number => utf8(JSON.stringify(contentOf(draft))).length + 260

/** The form for who pays; undefined where the reporter stays anonymous. */
export function identityOf(draft: Draft): IdentityForm | undefined {
  return draft.named ? { name: draft.name.trim(), contact: draft.contact.trim() } : undefined
}

/** A later message. */
export const messageContent = (topic: MessageTopic, text: string, photos: number): Content => ({
  text: text.trim(),
  fields: { v: 1, topic, photos },
})
