import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import type { City } from '../../shared/api/city'
import { shanghaiDay, startOfDay, type Day } from '../../shared/codes/dates'
import { FEED_FORMAT } from '../../shared/feed'
import { ACCIDENT_HEADER, sampleAccidents } from './accidents'
import { ENTERPRISE_HEADER, sampleEnterprises } from './enterprises'
import { sampleNotices } from './notices'
import { OPERATOR_HEADER, sampleOperators } from './operators'
import { Random } from './random'
import { PENALTY_HEADER, samplePenalties } from './penalties'
import { sampleSources } from './sources'
import { sampleZones } from './zones'

const SAMPLE_CITY: City = { name: '云帆市', sample: true, officePhone: '0099-55501235', division: '990100' }
const SEED = 20_131_116

/** The files of the sample city by name. The same day and seed give the same bytes. */
export function sampleFiles(today: Day, seed = SEED): Map<string, Buffer> {
  const random = new Random(seed)
  const { rows: zoneRows, zones } = sampleZones(random, today)
  const { rows: enterpriseRows, enterprises } = sampleEnterprises(random, today, zones)
  const { rows: accidentRows, accidents } = sampleAccidents(random, today, enterprises, zones)
  const penaltyRows = samplePenalties(new Random(seed + 1), today, enterprises)
  const noticeRows = sampleNotices(random, today, enterprises, accidents)
  const generatedAt = startOfDay(today).toISOString()
  return new Map([
    ['zones.json', feed('zone', generatedAt, zoneRows)],
    ['notices.json', feed('notice', generatedAt, noticeRows)],
    ['enterprises.csv', table('云帆市企业安全生产信息库（演示数据）', ENTERPRISE_HEADER, enterpriseRows, ENTERPRISE_FAULTS)],
    ['operators.csv', table('云帆市道路客运经营者名录（演示数据）', OPERATOR_HEADER, sampleOperators(enterprises), [])],
    ['accidents.csv', table('云帆市生产安全事故台账（演示数据）', ACCIDENT_HEADER, accidentRows, [])],
    ['penalties.csv', table('云帆市行政处罚公示（演示数据）', PENALTY_HEADER, penaltyRows, [])],
    ['city.json', Buffer.from(JSON.stringify(SAMPLE_CITY, null, 2) + '\n')],
    ['sources.json', Buffer.from(JSON.stringify(sampleSources(), null, 2) + '\n')],
  ])
}

/**
 * Writes the sample city into a folder unless it is there, and returns the paths of its list of sources and its settings. Its dates are
 * offsets from the day of the first start, which is kept beside it.
 */
export function ensureSampleCity(dir: string, now: Date): { sources: string; city: string } {
  const firstDay = join(dir, 'first-day')
  const day = existsSync(firstDay) ? readFileSync(firstDay, 'utf8').trim() : shanghaiDay(now)
  mkdirSync(dir, { recursive: true })
  for (const [name, bytes] of sampleFiles(day)) {
    const file = join(dir, name)
    if (existsSync(file) && readFileSync(file).equals(bytes)) {
      // The city delivers at every start, with or without news.
      utimesSync(file, now, now)
      continue
    }
    writeFileSync(file + '.part', bytes)
    renameSync(file + '.part', file)
  }
  writeFileSync(firstDay, day + '\n')
  return { sources: join(dir, 'sources.json'), city: join(dir, 'city.json') }
}

/** A row that cannot be read and one with a wrong check digit: a first start shows what becomes of them. */
const ENTERPRISE_FAULTS = [
  { 企业名称: '云帆误填示例有限公司', 统一社会信用代码: '91990100MA7LLJY1XF', 行业领域: '其他', 成立日期: '2019/3/1' },
  { 企业名称: '云帆日期粘连示例有限公司', 统一社会信用代码: '91990100MA00000009', 行业领域: '其他', 成立日期: '2020年5月1日起营业' },
]

const feed = (kind: string, generatedAt: string, records: unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ format: FEED_FORMAT, kind, generatedAt, records }, null, 1) + '\n')

/** A table as offices hand it over: GB18030, a title above the header, a blank line, the header again, a total. */
function table(title: string, header: readonly string[], rows: string[][], faults: Record<string, string>[]): Buffer {
  const half = Math.floor(rows.length / 2)
  const faulty = faults.map((fault) => header.map((name) => fault[name] ?? ''))
  const lines = [
    [title],
    [...header],
    ...rows.slice(0, half),
    [],
    [...header],
    ...rows.slice(half),
    ...faulty,
    ['合计', String(rows.length)],
  ]
  return iconv.encode(Papa.unparse(lines, { newline: '\r\n' }) + '\r\n', 'gb18030')
}
