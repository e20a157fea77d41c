import { addDays, addMonths, daysBetween, type Day } from '../../shared/codes/dates'
import { firstDayOf, lastDayOf, quarterOf } from '../../shared/codes/quarters'
import type { GradingInput } from '../../shared/grading/inputs'
import type { Kind } from '../../shared/kinds/index'
import type { SiteKind } from '../../shared/kinds/site/words'
import type { ZoneLevel } from '../../shared/kinds/zone/words'
import type { Sector } from '../../shared/vocabulary'
import type { Random } from '../sample/random'

/** What later kinds know of a zone that was drawn. */
export interface SampleZone {
  code: string
  name: string
  level: ZoneLevel
  parent: string | null
  division: string
  /** the middle of its corners, longitude and latitude */
  centre: readonly [lng: number, lat: number]
}

/** The same of an enterprise. */
export interface SampleEnterprise {
  name: string
  uscc: string
  sector: Sector
  routes: string[]
}

/** The same of an accident. */
export interface SampleAccident {
  title: string
  enterprise: SampleEnterprise
  occurredOn: Day
  responsible: boolean
  responsibility: string
  level: string
  documentNo: string
  reportedOn: Day | null
}

/** The same of a key site. */
export interface SampleSite {
  no: string
  name: string
  siteKind: SiteKind
  sector: Sector
  /** code of its zone */
  zone: string
  /** of the township */
  division: string
}

/** The same of a hazard. */
export interface SampleHazard {
  no: string
  enterprise: { name: string; uscc?: string | null | undefined }
}

/** A record of a firm as the office that grades the firm counts it. */
export interface SampleCounted {
  uscc: string
  input: GradingInput
}

/** What has been drawn of the sample city so far: later kinds speak of what earlier ones drew. */
export interface Drawing {
  today: Day
  seed: number
  random: Random
  zones: SampleZone[]
  enterprises: SampleEnterprise[]
  accidents: SampleAccident[]
  sites: SampleSite[]
  hazards: SampleHazard[]
  counted: SampleCounted[]
}

/** What one kind adds to the sample city. */
export interface SamplePiece {
  /** files by their names */
  files: Readonly<Record<string, Buffer>>
  /** how the city's list of sources tells of them */
  sources: readonly object[]
  /** files that can be written only when every kind is drawn */
  later?: () => Readonly<Record<string, Buffer>>
  /** files as the city delivers them once its first delivery is public, where they bring news; written when every kind is drawn */
  again?: () => Readonly<Record<string, Buffer>>
}

/** How a kind draws its piece of the sample city. */
export interface Sample {
  /** kinds that must be drawn before it */
  after?: readonly Kind[]
  draw(drawing: Drawing): SamplePiece
}

/** Further back than the quarters in which the sample lets something be seen of the firm that is looked back on. */
const LONG_AGO_DAYS = 330

/** The firm whose quarters show each letter there is: a builder in one accident of long ago. What later kinds draw of it lies in quarters of its own. */
export function lookedBackOn({ accidents, today }: Pick<Drawing, 'accidents' | 'today'>): SampleEnterprise {
  const timesOf = ({ uscc }: SampleEnterprise) => accidents.filter(({ enterprise }) => enterprise.uscc === uscc).length
  const found = accidents.find(
    ({ enterprise, occurredOn }) =>
      enterprise.sector === 'construction' && daysBetween(occurredOn, today) > LONG_AGO_DAYS && timesOf(enterprise) === 1,
  )
  if (!found) throw new Error('the sample needs a builder in one accident of long ago')
  return found.enterprise
}

/** A day in the middle of a quarter, so many quarters before the one of a day. */
export function midQuarter(today: Day, back: number): Day {
  const quarter = quarterOf(addMonths(firstDayOf(quarterOf(today)), -3 * back))
  return addDays(firstDayOf(quarter), Math.floor(daysBetween(firstDayOf(quarter), lastDayOf(quarter)) / 2))
}
