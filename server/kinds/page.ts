import type { RecordAnswer } from '../../shared/api/records'
import type { Kind } from '../../shared/kinds/index'
import type { BodyOf } from '../../shared/kinds/schemas'
import type { Tone } from '../../shared/tones'

/** What a plain page is made of, as data: whatever stands in it is text, and becomes HTML in one place (`presenters/plainPage`). */
export type Part =
  | { as: 'facts'; facts: readonly (readonly [name: string, value: string])[] }
  /** a sentence; without a tone it is a plain one, and a quiet one says what stands beside the matter: a rule, a term */
  | { as: 'words'; words: string; tone?: Tone | 'quiet' }
  | { as: 'duties'; duties: readonly string[] }
  /** a number to call, and whose it is */
  | { as: 'call'; phone: string; whose: string }
  | { as: 'link'; path: string; words: string }

export interface Section {
  title: string
  parts: readonly Part[]
}

/** The plain page of a kind: what a code on a wall leads to. */
export interface PlainPage<K extends Kind> {
  /** what is told of a record, made of nothing but the answer of the API */
  sections(body: BodyOf[K], answer: RecordAnswer<K>): Section[]
  /** what is said under the address of a code that no record has, and what that does not mean */
  unknown: string
}

/** The list of a kind within the web page, narrowed by one filter. */
export const listPath = (kind: Kind, filter: string, value: string): string =>
  `/#/record/list/index?kind=${kind}&${filter}=${encodeURIComponent(value)}`

/** The page of a record within the web page. */
export const recordPage = (kind: Kind, id: string): string => `/#/record/detail/index?kind=${kind}&id=${encodeURIComponent(id)}`
