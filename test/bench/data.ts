import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { creditCode } from '../../server/sample/names'
import { Random } from '../../server/sample/random'
import type { Day } from '../../shared/codes/dates'
import { SECTORS } from '../../shared/vocabulary'

/** A made-up register for measuring: as many names, pairs of characters and codes as a city of that size would have. */

export interface BenchRow {
  name: string
  uscc: string
  sector: string
  grade: string
}

const PLACES = ['云帆', '东港', '西屿', '望海', '盐仓', '潮音', '石塘', '白沙', '清溪', '长汀'] as const
const TRADES = ['建筑工程', '机械制造', '化工', '商贸', '物流', '渔业', '燃气', '旅游', '科技', '建材', '食品', '纺织'] as const
/** First of 2,000 common characters to build names of; drawn by number, so that no list of words stands here. */
const FIRST = 0x4e00
const CHARACTERS = 2_000

export function benchRows(count: number, seed = 7): BenchRow[] {
  const random = new Random(seed)
  const sectors = Object.values(SECTORS)
  const character = () => String.fromCharCode(FIRST + Math.floor(CHARACTERS * random.next() ** 2))
  const codes = new Set<string>()
  const freshCode = () => {
    let code = creditCode(random)
    while (codes.has(code)) code = creditCode(random)
    codes.add(code)
    return code
  }
  return Array.from({ length: count }, () => ({
    name: random.pick(PLACES) + character() + character() + (random.chance(0.4) ? character() : '') + random.pick(TRADES) + '有限公司',
    uscc: freshCode(),
    sector: random.pick(sectors),
    grade: random.pick(['A', 'B', 'B', 'C', 'D']),
  }))
}

const AGENCY = '云帆市应急管理局（演示）'

const REGISTER = {
  name: 'register',
  title: '名册',
  agency: AGENCY,
  kind: 'enterprise',
  format: 'csv',
  path: 'register.csv',
  coverage: 'full',
  rhythmHours: 24,
  everyMinutes: 600,
  key: ['代码'],
  columns: {
    name: '企业名称',
    uscc: '代码',
    sector: '行业',
    address: '地址',
    'grades.0.scheme': { value: 'city' },
    'grades.0.grade': '评级',
    'grades.0.decidedOn': '评级日期',
  },
}

const HAZARDS = {
  ...REGISTER,
  name: 'hazards',
  title: '隐患台账',
  kind: 'hazard',
  path: 'hazards.csv',
  coordinates: 'GCJ-02',
  key: ['编号'],
  columns: {
    no: '编号',
    title: '隐患内容',
    level: '级别',
    sector: '行业',
    'enterprise.name': '单位',
    'enterprise.uscc': '代码',
    site: '监管点',
    'place.division': '辖区',
    'place.position.lng': '经度',
    'place.position.lat': '纬度',
    foundOn: '排查日期',
    'commitments.deadline': '整改期限',
    status: '状态',
  },
}

const SITES = {
  ...REGISTER,
  name: 'sites',
  title: '重点监管点',
  kind: 'site',
  path: 'sites.csv',
  coordinates: 'GCJ-02',
  key: ['编号'],
  columns: {
    no: '编号',
    name: '名称',
    siteKind: '类别',
    sector: '行业',
    'place.division': '辖区',
    'place.position.lng': '经度',
    'place.position.lat': '纬度',
  },
}

const listFile = (dir: string, sources: readonly object[]): string => {
  const file = join(dir, 'sources.json')
  writeFileSync(file, JSON.stringify({ sources }))
  return file
}

const write = (dir: string, name: string, lines: readonly string[]): void => writeFileSync(join(dir, name), lines.join('\n') + '\n')

export const writeRegister = (dir: string, rows: readonly BenchRow[]): void =>
  write(dir, 'register.csv', [
    '企业名称,代码,行业,评级,评级日期,地址',
    ...rows.map((row) => [row.name, row.uscc, row.sector, row.grade, '2026-01-15', '云帆市东港街道海滨路 1 号'].join(',')),
  ])

/** Writes the register and its list of sources into a folder; returns the path of the list. */
export function writeBenchSource(dir: string, rows: readonly BenchRow[]): string {
  writeRegister(dir, rows)
  return listFile(dir, [REGISTER])
}

/** A register of which all is public until one day, and its list of sources; returns the path of the list. */
export function writeEndingRegister(dir: string, rows: readonly BenchRow[], publicUntil: Day): string {
  const lines = rows.map((row) =>
    [row.name, row.uscc, row.sector, row.grade, '2026-01-15', '云帆市东港街道海滨路 1 号', publicUntil].join(','),
  )
  write(dir, 'register.csv', ['企业名称,代码,行业,评级,评级日期,地址,公示至', ...lines])
  return listFile(dir, [{ ...REGISTER, envelope: { publicUntil: '公示至' } }])
}

/** Hazards and sites of a city: one hazard for five firms, one site for fifty. */
export const FIRMS_A_HAZARD = 5
const FIRMS_A_SITE = 50

/** Writes a whole city, the register first; `cron`: when its sources are looked at, default: every ten hours. Returns the path of the list. */
export function writeBenchCity(dir: string, rows: readonly BenchRow[], cron?: string): string {
  const random = new Random(11)
  const division = () => `9901${random.pick(['02', '03', '22', '23'])}`
  const position = () => [(123.1 + random.next() * 0.7).toFixed(6), (30.1 + random.next() * 0.5).toFixed(6)]
  const every = (step: number) => rows.filter((_, i) => i % step === 0)
  const sites = every(FIRMS_A_SITE).map(({ name, sector }, i) =>
    [`BJ${i}`, `${name}工地`, '建筑工地', sector, division(), ...position()].join(','),
  )
  const hazards = every(FIRMS_A_HAZARD).map(({ name, uscc, sector }, i) =>
    [
      `BY${i}`,
      `第 ${i} 处临边没有护栏`,
      random.pick(['重大隐患', '一般隐患', '一般隐患', '一般隐患']),
      sector,
      name,
      uscc,
      `BJ${i % sites.length}`,
      division(),
      ...position(),
      '2026-01-15',
      `2026-${random.pick(['03', '06', '12'])}-15`,
      random.pick(['整改中', '已销号']),
    ].join(','),
  )
  writeRegister(dir, rows)
  write(dir, 'sites.csv', ['编号,名称,类别,行业,辖区,经度,纬度', ...sites])
  write(dir, 'hazards.csv', ['编号,隐患内容,级别,行业,单位,代码,监管点,辖区,经度,纬度,排查日期,整改期限,状态', ...hazards])
  return listFile(
    dir,
    [REGISTER, SITES, HAZARDS].map((source) => ({ ...source, ...(cron === undefined ? {} : { cron, offsetSeconds: 0 }) })),
  )
}
