import { QUERY_MIN } from '@shared/limits'
import type { Bound, ListPage } from '@/kinds/define'
import { param } from './param'

/** What a list's address may bound it by, each with the sentence that says so: the first day of every list, the part of the map, and what is its own. */
export const boundsOf = ({ bounds }: ListPage, short: string): Record<string, Bound> => ({
  from: (day) => `只列 ${day} 以来的${short}`,
  box: (box) => (box === 'none' ? `只列不在图上的${short}` : `只列地图上这一块的${short}`),
  ...bounds,
})

/** What an address asks a list for, in plain text: of the parameters that the list has, those that are set. */
export function askedIn(params: Readonly<Record<string, string | undefined>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, param(params[name])]).filter(([, value]) => value !== ''))
}

/** Whether a text is too short to be searched for; none is not. */
export const isTooShort = (text: string): boolean => text.trim() !== '' && [...text.trim()].length < QUERY_MIN

/** What an address asks for that its list does not know: a code of a row of choices, or of a bound, that is none. Each as it is called and what was written. */
export function unknownIn(list: ListPage, short: string, asked: Readonly<Record<string, string>>): { name: string; words: string }[] {
  const ofChoices = list.choices
    .filter(({ name, choices }) => (asked[name] ?? '') !== '' && !choices.some(([code]) => code === asked[name]))
    .map(({ name, label }) => ({ name, words: `${label}“${asked[name] ?? ''}”` }))
  const ofBounds = Object.entries(boundsOf(list, short))
    .filter(([name, words]) => (asked[name] ?? '') !== '' && words(asked[name] ?? '') === null)
    .map(([name]) => ({ name, words: `${name}“${asked[name] ?? ''}”` }))
  return [...ofChoices, ...ofBounds]
}

/** What a list says that has nothing in it: of a search, by what can be searched. */
export const emptyOf = ({ empty, notFound }: ListPage, asked: Readonly<Record<string, string>>): string =>
  (asked.q ?? '') === '' ? empty : (notFound ?? empty)
