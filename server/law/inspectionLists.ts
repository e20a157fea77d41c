import type { Month } from '../../shared/codes/months'

/** The first month that a month-end list of secret visits may be of, and on what that rests. */
export interface InspectionLists {
  earliest: Month
  basis: string
}

/** Ours: a list of an earlier month is a slip of the pen, and every month since it would stand there as one without a list. */
export const INSPECTION_LISTS: InspectionLists = {
  earliest: '2002-11',
  basis: '《中华人民共和国安全生产法》自 2002 年 11 月 1 日起施行；更早的清单月份按写错处理，是本平台定的',
}
