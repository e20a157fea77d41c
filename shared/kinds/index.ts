import { accident } from './accident/kind'
import { directive } from './directive/kind'
import { enterprise } from './enterprise/kind'
import { fineAccount } from './fineAccount/kind'
import { hazard } from './hazard/kind'
import { inspection } from './inspection/kind'
import { inventory } from './inventory/kind'
import { notice } from './notice/kind'
import { objection } from './objection/kind'
import { penalty } from './penalty/kind'
import { reply } from './reply/kind'
import { reward } from './reward/kind'
import { site } from './site/kind'
import { zone } from './zone/kind'

/** What every kind of record is called. Neither a schema nor the words of its fields and codes are behind this file: every page of the mini-program ships it. */
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
  objection,
  reply,
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
