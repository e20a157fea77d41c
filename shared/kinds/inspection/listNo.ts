import type { Month } from '../../codes/months'

/** The number of a month's list (AF-YYYYMM). */
export const listNoOf = (month: Month): string => `AF-${month.replace('-', '')}`

/** The month that a list's number names; null where it names none. */
export function monthOfListNo(no: string): Month | null {
  const [, year = '', month = ''] = /((?:19|20|21)\d{2})\D?(0[1-9]|1[0-2])(?!\d)/.exec(no) ?? []
  return year === '' ? null : `${year}-${month}`
}
