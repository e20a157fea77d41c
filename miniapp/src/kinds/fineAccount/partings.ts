import type { Parting } from '../define'

/** By what the statistics of fine money part it. */
export const partings: Readonly<Record<string, Parting>> = {
  agency: { label: '单位', wordOf: (name) => name.replace(/\(/g, '（').replace(/\)/g, '）') },
  year: { label: '年份', wordOf: (year) => `${year} 年` },
  county: { label: '区县', wordOf: (code, nameOf) => nameOf(code) },
}
