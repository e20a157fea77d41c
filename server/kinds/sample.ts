import type { Day } from '../../shared/codes/dates'
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
}

/** What one kind adds to the sample city. */
export interface SamplePiece {
  /** files by their names */
  files: Readonly<Record<string, Buffer>>
  /** how the city's list of sources tells of them */
  sources: readonly object[]
}

/** How a kind draws its piece of the sample city. */
export interface Sample {
  /** kinds that must be drawn before it */
  after?: readonly Kind[]
  draw(drawing: Drawing): SamplePiece
}
