import { answersOf, isAnsweredBy, type Answers } from '../../../shared/kinds/hazard/unrectified'
import type { Unrectifiable } from '../define'
import type { HazardMeasures } from './statistics'

/** What residents told of a hazard, by the rule of its page. */
export const unrectified: Unrectifiable<'hazard', Answers> = {
  answersOf,
  isAnswered: isAnsweredBy,
  line: (item, on) => ({ ...item, unrectifiedOn: on }),
  measured: (measures) => ({ ...(measures as HazardMeasures), isContradicted: true }),
  facets: { unrectified: 'yes' },
}
