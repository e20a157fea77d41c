import { divisionLevel, divisionsUpFrom } from '../../codes/divisionCode'
import type { Day } from '../../codes/dates'
import type { Month } from '../../codes/months'
import { INSPECTION_STATUSES, type InspectionStatus } from './words'

/** What a month-end list counts a finding by. It says nothing of anybody, of a firm or of an address, and stays once the content is erased. */
export interface Counted {
  listMonth: Month | null
  county: string | null
  status: InspectionStatus | null
  /** null where no day is told, and where the told one lies before the visit */
  closedOn: Day | null
}

interface Told {
  listMonth: Month | null
  place: { division: string | null } | null
  status: InspectionStatus | null
  closedOn: Day | null
  visitedOn: Day | null
}

/** What of a finding is counted, as one text. */
export function countedOf({ listMonth, place, status, closedOn, visitedOn }: Told): string {
  const county = divisionsUpFrom(place?.division ?? null).find((code) => divisionLevel(code) === 'county')
  const closed = closedOn !== null && (visitedOn ?? '') > closedOn ? null : closedOn
  return [listMonth, county, status, closed].map((one) => one ?? '').join('|')
}

/** The same read back. */
export function readCounted(text: string): Counted {
  const [listMonth = '', county = '', status = '', closedOn = ''] = text.split('|')
  return {
    listMonth: listMonth || null,
    county: county || null,
    status: isStatus(status) ? status : null,
    closedOn: closedOn || null,
  }
}

const isStatus = (text: string): text is InspectionStatus => (Object.keys(INSPECTION_STATUSES) as string[]).includes(text)
