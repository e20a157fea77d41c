import { accident } from './accident/words'
import { directive } from './directive/words'
import { enterprise } from './enterprise/words'
import { fineAccount } from './fineAccount/words'
import { hazard } from './hazard/words'
import { inspection } from './inspection/words'
import { inventory } from './inventory/words'
import { notice } from './notice/words'
import { penalty } from './penalty/words'
import { reward } from './reward/words'
import { site } from './site/words'
import { zone } from './zone/words'

/** What every kind of record is called. No schema is behind this file: the mini-program ships it. */
export interface KindWords {
  name: string
  /** as a sentence says it that has no room for the whole name */
  short: string
  /** what is counted: 家企业, 起事故 */
  unit: string
  /** last part of its list's address */
  plural: string
  /**
   * Whether the body of every version is erased once such a record ends, for whatever reason. That holds for kinds that say something against
   * somebody (行政处罚法 2021 Art. 48; NDRC Order 36: use of an ended record stops). Registers of duties and firms keep their past: a person
   * who once answered for a zone did answer for it.
   */
  erasedWhenEnded: boolean
  /** words for its own fields, by name, or by dotted path where a name means another thing in one part */
  labels: Readonly<Record<string, string>>
}

/** Every kind there is, one line each. Lists, figures and pages follow this order. */
export const WORDS = {
  enterprise,
  accident,
  notice,
  penalty,
  hazard,
  site,
  inventory,
  inspection,
  directive,
  fineAccount,
  reward,
  zone,
} as const satisfies Record<string, KindWords>

export type Kind = keyof typeof WORDS

const eachOf = <T>(part: (words: KindWords) => T) =>
  Object.fromEntries(Object.entries<KindWords>(WORDS).map(([kind, words]) => [kind, part(words)])) as Readonly<Record<Kind, T>>

/** Names of the kinds. */
export const KINDS = eachOf(({ name }) => name)

/** Kinds whose past is erased with their end. */
export const ERASED_WHEN_ENDED = eachOf(({ erasedWhenEnded }) => erasedWhenEnded)

/** The address of each kind's list. */
export const LIST_PATHS = eachOf(({ plural }) => `/api/v1/${plural}`)

export const isKind = (text: string): text is Kind => Object.keys(WORDS).includes(text)
