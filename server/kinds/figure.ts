import type { Statistic } from '../../shared/api/statistics'

/** How many records of a set are such, with the list of exactly those. */
export const count = (key: string, label: string, value: number, query: Record<string, string>): Statistic => ({
  key,
  label,
  unit: 'count',
  value,
  unknown: 0,
  query,
})
