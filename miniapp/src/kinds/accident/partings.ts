import { quarterWords } from '@shared/codes/quarters'
import { SECTORS } from '@shared/vocabulary'
import { wordOf } from '@/text/words'
import type { Parting } from '../define'

/** By what the statistics of accidents part them. */
export const partings: Readonly<Record<string, Parting>> = {
  quarter: { label: '季度', wordOf: quarterWords },
  county: { label: '区县', wordOf: (code, nameOf) => nameOf(code) },
  sector: { label: '行业领域', wordOf: (code) => wordOf<Record<string, string>>(SECTORS, code) },
}
