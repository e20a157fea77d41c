import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { creditCode } from '../../server/sample/names'
import { Random } from '../../server/sample/random'
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

/** Writes the register and its list of sources into a folder; returns the path of the list. */
export function writeBenchSource(dir: string, rows: BenchRow[]): string {
  const lines = rows.map((row) => [row.name, row.uscc, row.sector, row.grade, '2026-01-15', '云帆市东港街道海滨路 1 号'].join(','))
  writeFileSync(join(dir, 'register.csv'), ['企业名称,代码,行业,评级,评级日期,地址', ...lines].join('\n') + '\n')
  const source = {
    name: 'register',
    title: '名册',
    agency: '云帆市应急管理局（演示）',
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
  const file = join(dir, 'sources.json')
  writeFileSync(file, JSON.stringify({ sources: [source] }))
  return file
}
