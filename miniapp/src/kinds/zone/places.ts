import type { ListAnswer } from '@shared/api/lists'
import { divisionLevel, divisionsUpFrom } from '@shared/codes/divisionCode'
import { PAGE_SIZE_MAX } from '@shared/limits'
import type { ZoneItem } from '@shared/kinds/zone/schema'
import { listPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { useRemote } from '@/hooks/useRemote'
import type { Choices } from '../define'

type Named = readonly [code: string, name: string]

const namedIn = (answer: ListAnswer<ZoneItem> | null): Named[] =>
  (answer?.items ?? []).map(({ division, code, name }) => [division ?? code, name])

/** The zones of a level as choices, by the divisions that they are; `query` null asks for none. */
const useZones = (query: Readonly<Record<string, string>> | null): Named[] =>
  namedIn(useRemote<ListAnswer<ZoneItem>>(query && withQuery(listPath('zone'), { ...query, limit: PAGE_SIZE_MAX })).data)

/**
 * Where a list can be narrowed to, as rows of choices that set `division`: every county, and below the chosen one its townships. None where no zone
 * tells of a county, and where `asked` is null: the list knows no division.
 */
export function usePlaces(asked: string | null): Choices[] {
  const county = divisionsUpFrom(asked === null || asked === '' ? null : asked).find((code) => divisionLevel(code) === 'county') ?? null
  const counties = useZones(asked === null ? null : { level: 'county' })
  const townships = useZones(county === null ? null : { level: 'township', division: county })
  return placesOf(asked ?? '', counties, townships)
}

/** The rows of choices of what is known of a city. A division that none of them is stays without a row: then it is said in words. */
export function placesOf(asked: string, counties: readonly Named[], townships: readonly Named[]): Choices[] {
  if (counties.length === 0) return []
  const above = divisionsUpFrom(asked === '' ? null : asked)
  const county = counties.find(([code]) => above.includes(code))?.[0] ?? null
  const first: Choices = { name: 'division', label: '区县', choices: [['', '全部区县'], ...counties.map(copied)], chosen: county ?? '' }
  if (county === null) return asked === '' ? [first] : []
  if (asked !== county && !townships.some(([code]) => code === asked)) return []
  if (townships.length === 0) return [first]
  return [first, { name: 'division', label: '镇街', choices: [[county, '全部镇街'], ...townships.map(copied)], chosen: asked }]
}

const copied = ([code, name]: Named): [string, string] => [code, name]
