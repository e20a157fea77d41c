import type { ListPage } from '@/kinds/define'
import { param } from './param'

/** What a list's address may bound it by, each with the sentence that says so: the first day of every list, the part of the map, and what is its own. */
export const boundsOf = ({ bounds }: ListPage, short: string): NonNullable<ListPage['bounds']> => ({
  from: (day) => `只列 ${day} 以来的${short}`,
  box: (box) => (box === 'none' ? `只列不在图上的${short}` : `只列地图上这一块的${short}`),
  ...bounds,
})

/** What an address asks a list for, in plain text: of the parameters that the list has, those that are set. */
export function askedIn(params: Readonly<Record<string, string | undefined>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, param(params[name])]).filter(([, value]) => value !== ''))
}
