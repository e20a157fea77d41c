import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { Random } from '../sample/random'
import type { SampleAccident } from './accident/sample'
import type { SampleEnterprise } from './enterprise/sample'
import type { SampleZone } from './zone/sample'

/** What has been drawn of the sample city so far: later kinds speak of what earlier ones drew. */
export interface Drawing {
  today: Day
  seed: number
  random: Random
  zones: SampleZone[]
  enterprises: SampleEnterprise[]
  accidents: SampleAccident[]
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
