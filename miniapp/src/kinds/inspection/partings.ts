import { monthWords } from '@shared/codes/months'
import { CAUSES } from '@shared/kinds/inspection/words'
import { wordOf } from '@/text/words'
import type { Parting } from '../define'

/** Counties are compared by what was put right: a count of what was found would punish whoever looks. */
const RECTIFIED = ['rectifiedRate', 'onTimeRate']

/** By what the statistics of findings part them. */
export const partings: Readonly<Record<string, Parting>> = {
  county: { label: '区县', wordOf: (code, nameOf) => nameOf(code), compares: RECTIFIED },
  township: { label: '镇街', wordOf: (code, nameOf) => nameOf(code), compares: RECTIFIED },
  cause: { label: '原因', wordOf: (code) => wordOf<Record<string, string>>(CAUSES, code) },
  month: { label: '月份', wordOf: monthWords },
}
