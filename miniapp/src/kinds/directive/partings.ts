import type { Parting } from '../define'

/** By what the statistics of directives part them. */
export const partings: Readonly<Record<string, Parting>> = {
  issuer: { label: '发文单位', wordOf: (name) => name },
  county: { label: '区县', wordOf: (code, nameOf) => nameOf(code) },
  year: { label: '年份', wordOf: (year) => `${year} 年` },
}
