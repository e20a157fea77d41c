import { SECTORS } from '@shared/vocabulary'
import { wordOf } from '@/text/words'
import type { Parting } from '../define'

/** By what the statistics of hazards part them. */
export const partings: Readonly<Record<string, Parting>> = {
  county: { label: '区县', wordOf: (code, nameOf) => nameOf(code) },
  township: { label: '镇街', wordOf: (code, nameOf) => nameOf(code) },
  sector: { label: '行业领域', wordOf: (code) => wordOf<Record<string, string>>(SECTORS, code) },
  department: { label: '督办部门', wordOf: (name) => name },
}
