import type { ComponentType, ReactNode } from 'react'
import type { MapAnswer } from '@shared/api/map'
import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import type { Kind } from '@shared/kinds/index'
import type { BodyOf, ItemOf } from '@shared/kinds/schemas'
import { isCode, wordOf, type MarkTone } from '@/text/words'

/** A row of choices over a list: the parameter that it sets, what it is called, its choices with "all" first. */
export interface Choices {
  name: string
  label: string
  choices: [code: string, word: string][]
  /** the one that holds, where that is not what the parameter says itself */
  chosen?: string
}

/**
 * The sentence that says what is listed by a parameter. `called`: what the division or the record that it names is called, where that is known.
 * Null of a value that the parameter cannot have.
 */
export type Bound = (value: string, called?: string | null) => string | null

/** The sentence of a parameter whose values are codes. */
export const byCode =
  (words: Readonly<Record<string, string>>, say: (word: string) => string): Bound =>
  (code) =>
    isCode(words, code) ? say(wordOf(words, code)) : null

/** A list's page as data. */
export interface ListPage {
  /** what can be searched for; null: nothing can */
  placeholder: string | null
  empty: string
  /** what is searched for in the place of what somebody wrote, where the list says it otherwise */
  searchedAs?: (written: string) => string
  /** said of a search that finds nothing, with all that it looks at; absent: `empty` */
  notFound?: string
  choices: readonly Choices[]
  /** what is counted, where that is not the kind's own word */
  unit?: string
  /** parameters that always hold */
  fixed?: Readonly<Record<string, string>>
  /** parameters that its address may carry and no row of choices sets, each with the sentence that says what is listed then */
  bounds?: Readonly<Record<string, Bound>>
}

export interface ViewProps<K extends Kind> {
  body: BodyOf[K]
  answer: RecordAnswer<K>
  /** the day it is at the service */
  today: Day
  /** what records of other kinds say about this one */
  joined: ReactNode
}

/** A line of a list. `today`: the day it is at the service, for what turns on a day. */
export interface LineProps<K extends Kind> {
  item: ItemOf[K]
  today: Day
}

/** What stands above a list. `asked`: what the list is asked for, by parameter. */
export interface AboveProps {
  asked: Readonly<Record<string, string>>
}

/** A single record as the map tells of it. */
export type Pin = NonNullable<MapAnswer['marks'][number]['record']>

/** How a mark of the map tells one record: `sign` of at most two characters is drawn on it, `words` say what it stands for. */
export interface Mark {
  tone: MarkTone
  /** what its shape and colour mean wherever they are drawn */
  legend: string
  sign: string
  words: string
}

/** By what statistics part the records: what that is called, and the word for one of its values. `nameOf`: what a division is called. */
export interface Parting {
  label: string
  /** the numbers by which its groups may be set against each other, which then stand in the order of the chosen one; absent: every number */
  compares?: readonly string[]
  wordOf: (value: string, nameOf: (division: string) => string) => string
}

/** `standing`: those that are listed, by how they stand; `choose`: lists others. */
export interface TrackedProps {
  standing: string
  choose: (standing: string) => void
}

/** How the pages show one kind: a line of a list, a whole record, its list. */
export interface KindPages<K extends Kind> {
  kind: K
  /** what a record is called; null where it has no name */
  title: (body: BodyOf[K]) => string | null
  Line: ComponentType<LineProps<K>>
  View: ComponentType<ViewProps<K>>
  list: ListPage
  /** what stands above its list */
  Above?: ComponentType<AboveProps>
  /** how one of its records is marked on the map; absent: it lies nowhere */
  mark?: (pin: Pin, today: Day) => Mark
  /** what its records ask somebody to do, all of them on a page of its own; absent: nothing is tracked */
  tracked?: { title: string; All: ComponentType<TrackedProps> }
  /** by what its statistics part the records; absent: it has none */
  partings?: Readonly<Record<string, Parting>>
}

/** Choices of a list of codes, "all" first. */
export function choicesOf(name: string, label: string, all: string, words: Readonly<Record<string, string>>): Choices {
  return { name, label, choices: [['', all], ...Object.entries(words)] }
}
