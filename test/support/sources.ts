import { Source, type CsvSource } from '../../server/mirror/sources'

/** A CSV source of enterprises with three columns; overrides change what a test is about. */
export function enterpriseSource(overrides: Record<string, unknown> = {}): CsvSource {
  return Source.parse({
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
  }) as CsvSource
}
