import { Source, type CsvSource, type JsonFeedSource } from '../../server/mirror/source/sources'

/** A CSV source of enterprises with three columns; overrides change what a test is about, `undefined` leaves an option out. */
export function enterpriseSource(overrides: Record<string, unknown> = {}): CsvSource {
  const given: Record<string, unknown> = {
    name: 'test',
    title: '测试来源',
    agency: '云帆市应急管理局',
    kind: 'enterprise',
    format: 'csv',
    path: 'none.csv',
    coverage: 'full',
    rhythmHours: 24,
    key: ['代码'],
    columns: { name: '名称', uscc: '代码', registeredOn: '成立日期' },
    ignore: ['法定代表人'],
    unknown: ['N/A'],
    ...overrides,
  }
  return Source.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))) as CsvSource
}

/** A feed of notices in our own format. */
export const feedSource = (): JsonFeedSource =>
  Source.parse({
    name: 'feed',
    title: '通报',
    agency: '局',
    kind: 'notice',
    format: 'json-feed',
    path: 'x',
    coverage: 'full',
    rhythmHours: 24,
  }) as JsonFeedSource

/** A CSV source of penalties with these keys and columns. */
export const penaltySource = (given: { key: string[]; columns: Record<string, unknown>; [option: string]: unknown }): CsvSource =>
  Source.parse({
    name: 'fines',
    title: '处罚',
    agency: '局',
    kind: 'penalty',
    format: 'csv',
    path: 'x',
    coverage: 'additions',
    rhythmHours: 24,
    ...given,
  }) as CsvSource
