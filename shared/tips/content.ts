import type { Kind } from '../kinds/index'
import type { MessageTopic, TipKind } from './words'

/** What lies sealed in a tip and a message, as JSON. Only phone and desk ever see it in clear. */

/** A record of the public side from which a tip started. */
export interface AboutRecord {
  kind: Kind
  id: string
  title: string
  /** which of several of that title it is, in words; absent where the phone did not know it */
  about?: string
}

/** Part 0 of a tip. Hex is lower case. */
export interface TipContent {
  v: 1
  kind: TipKind
  /** look-up id, 16 bytes as hex */
  lookupId: string
  /** public half of the reporter's sealing key, 65 bytes as hex */
  sealingKey: string
  where: { address: string | null; point: { lng: number; lat: number; crs: 'gcj02' | 'wgs84' } | null; record: AboutRecord | null }
  /** a day in Asia/Shanghai, or null where the reporter does not know it; `going_on` where it still lasts */
  when: { day: string | null; goingOn: boolean }
  text: string
  /** whether somebody is in danger of life, or has died */
  danger: boolean
  /** whether the reporter works for the enterprise concerned */
  employee: boolean
  /** whether a name was sealed apart, told here only where the reporter lets the handler know it */
  named: boolean | null
  photos: number
}

/** Part 0 of a later message. */
export interface MessageContent {
  v: 1
  topic: MessageTopic
  text: string
  photos: number
}
