import type { HazardItem } from '@shared/kinds/hazard/schema'
import { UNKNOWN } from '@/text/words'

type Told = Pick<HazardItem, 'enterprise' | 'supervisor'>

/** Who answers for a hazard, in a line: the unit that is to put it right, and who sees to that. */
export function whoAnswers({ enterprise, supervisor }: Told): string {
  const overseer = [supervisor?.department, supervisor?.leader].filter((one) => one !== null && one !== undefined).join(' ')
  return `责任单位 ${enterprise?.name ?? UNKNOWN}${overseer === '' ? '' : `，督办 ${overseer}`}`
}
