import { addDays, type Day } from '../../../shared/codes/dates'
import type { Sector } from '../../../shared/vocabulary'
import { officePhone, person } from '../../sample/names'
import type { Random } from '../../sample/random'
import { COMMON, feed } from '../../sample/files'
import type { Sample, SampleZone } from '../sample'

type Point = [lng: number, lat: number]

/** South-west corner and size of the invented city, in the open sea where nobody lives. */
const ORIGIN: Point = [123.2, 30.2]
const STEP: Point = [0.08, 0.12]

const COUNTIES = ['东港区', '西屿区', '望海县'] as const
const TOWNSHIPS = [
  ['东港街道', '码头街道', '盐仓街道', '潮音镇'],
  ['西屿街道', '灯塔街道', '石塘镇', '白沙镇'],
  ['望海镇', '清溪镇', '双岙乡', '长汀乡'],
] as const
const INDUSTRIES: [Sector, string, string][] = [
  ['construction', '住房和城乡建设局', '质量安全站'],
  ['road_transport', '交通运输局', '运输管理科'],
  ['metallurgy_trade', '应急管理局', '工贸科'],
  ['fire', '消防救援大队', '防火监督科'],
  ['gas', '住房和城乡建设局', '燃气科'],
]

/** The grids whose only person is out of term, and since when: one of them stands where the list of zones begins. */
const VACANT: readonly string[] = ['990104004-G3', '990102001-G3']
const VACANT_DAYS = 23

interface Quad {
  southWest: Point
  southEast: Point
  northEast: Point
  northWest: Point
}

/** The zones of the sample city as rows of a JSON feed, with what other generators need to know of them. */
function drawZones(random: Random, today: Day): { rows: unknown[]; zones: SampleZone[] } {
  const lattice = jitteredLattice(random)
  const zones: SampleZone[] = []
  const rows: unknown[] = []
  const add = (drawn: Omit<SampleZone, 'centre'>, ring: Point[]) => {
    const zone = { ...drawn, centre: centreOf(ring) }
    zones.push(zone)
    rows.push({
      key: zone.code,
      documentNo: `云安办〔${today.slice(0, 4)}〕${10 + (zones.length % 7)}号`,
      publishedAt: addDays(today, -random.int(20, 200)),
      basis: '《云帆市安全生产分片负责制实施办法》（演示）',
      body: {
        code: zone.code,
        name: zone.name,
        level: zone.level,
        parent: zone.parent,
        division: zone.division,
        sectors: zone.level === 'grid' ? [] : ['construction', 'road_transport'],
        supervisionPhone: '0099-55501235',
        boundary: { type: 'Polygon', coordinates: [ring] },
        persons: personsOf(random, zone, today),
      },
    })
  }
  COUNTIES.forEach((county, c) => {
    const countyCode = `99010${c + 2}`
    add({ code: countyCode, name: county, level: 'county', parent: null, division: countyCode }, outline(lattice, c * 2, 0, 2, 2))
    TOWNSHIPS[c]?.forEach((township, t) => {
      const code = `${countyCode}${String(t + 1).padStart(3, '0')}`
      const column = c * 2 + (t % 2)
      const row = Math.floor(t / 2)
      const quad = quadAt(lattice, column, row)
      add({ code, name: township, level: 'township', parent: countyCode, division: code }, ringOf(quad))
      // Nine townships of four grids and three of three: 45.
      const grids = t === 3 ? 3 : 4
      for (let g = 0; g < grids; g++) {
        const grid = {
          code: `${code}-G${g + 1}`,
          name: `${township}第 ${g + 1} 网格`,
          level: 'grid' as const,
          parent: code,
          division: code,
        }
        add(grid, ringOf(slice(quad, g / grids, (g + 1) / grids)))
      }
    })
  })
  return { rows, zones }
}

function personsOf(random: Random, zone: Pick<SampleZone, 'code' | 'name' | 'level'>, today: Day): unknown[] {
  const termFrom = addDays(today, -random.int(60, 400))
  const term = { termFrom, termTo: VACANT.includes(zone.code) ? addDays(today, -VACANT_DAYS) : addDays(termFrom, 3 * 365) }
  const training = () => {
    const on = addDays(today, -random.int(30, 420))
    return { on, hours: random.pick([12, 16, 24]), passed: !random.chance(0.08), nextDue: addDays(on, 365) }
  }
  if (zone.level === 'grid') {
    return [
      {
        role: 'grid_worker',
        name: person(random),
        post: '社区安全员',
        unit: zone.name.replace(/第.*/, '') + '社区',
        officePhone: officePhone(random),
        duties: ['每周巡查一次本网格', '发现隐患当日上报', '公示牌损坏及时更换'],
        ...term,
        training: random.chance(0.9) ? training() : null,
      },
    ]
  }
  const [sector, unit, office] = random.pick(INDUSTRIES)
  return [
    {
      role: 'territorial',
      name: person(random),
      post: zone.level === 'county' ? `分管副${zone.name.slice(-1)}长` : '分管负责人',
      unit: zone.name + (zone.name.endsWith('街道') ? '办事处' : '人民政府'),
      officePhone: officePhone(random),
      duties: ['组织本片区安全检查，每月不少于一次', '督促隐患整改到位', '组织责任人培训'],
      ...term,
      training: training(),
    },
    {
      role: 'industry',
      name: person(random),
      post: `${office}负责人`,
      unit: `云帆市${unit}`,
      sector,
      officePhone: officePhone(random),
      duties: ['负责本行业监督检查', '对重大隐患挂牌督办'],
      ...term,
      training: training(),
    },
    {
      role: 'comprehensive',
      name: person(random),
      post: '综合监管科负责人',
      unit: '云帆市应急管理局',
      officePhone: officePhone(random),
      duties: ['综合协调与督办'],
      ...term,
      training: training(),
    },
  ]
}

/** Corner points of 6 by 2 townships, shifted a little so that borders look drawn by hand; neighbours share them. */
function jitteredLattice(random: Random): Point[][] {
  return Array.from({ length: 3 }, (_, row) =>
    Array.from({ length: 7 }, (_unused, column): Point => [
      round(ORIGIN[0] + column * STEP[0] + (random.next() - 0.5) * 0.02),
      round(ORIGIN[1] + row * STEP[1] + (random.next() - 0.5) * 0.02),
    ]),
  )
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** The middle of the corners of a closed ring. */
function centreOf(ring: Point[]): Point {
  const corners = ring.slice(1)
  const middle = (axis: 0 | 1): number => round(corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length)
  return [middle(0), middle(1)]
}

function pointAt(lattice: Point[][], column: number, row: number): Point {
  const point = lattice[row]?.[column]
  if (!point) throw new Error(`no lattice point at ${column}, ${row}`)
  return point
}

function quadAt(lattice: Point[][], column: number, row: number): Quad {
  return {
    southWest: pointAt(lattice, column, row),
    southEast: pointAt(lattice, column + 1, row),
    northEast: pointAt(lattice, column + 1, row + 1),
    northWest: pointAt(lattice, column, row + 1),
  }
}

const ringOf = ({ southWest, southEast, northEast, northWest }: Quad): Point[] => [southWest, southEast, northEast, northWest, southWest]

/** The strip of a township between two shares of its width. */
function slice(quad: Quad, from: number, to: number): Quad {
  const along = (a: Point, b: Point, share: number): Point => [round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share)]
  return {
    southWest: along(quad.southWest, quad.southEast, from),
    southEast: along(quad.southWest, quad.southEast, to),
    northEast: along(quad.northWest, quad.northEast, to),
    northWest: along(quad.northWest, quad.northEast, from),
  }
}

/** The border of a block of townships, counter-clockwise (RFC 7946). */
function outline(lattice: Point[][], column: number, row: number, width: number, height: number): Point[] {
  const ring: Point[] = []
  for (let c = column; c < column + width; c++) ring.push(pointAt(lattice, c, row))
  for (let r = row; r < row + height; r++) ring.push(pointAt(lattice, column + width, r))
  for (let c = column + width; c > column; c--) ring.push(pointAt(lattice, c, row + height))
  for (let r = row + height; r > row; r--) ring.push(pointAt(lattice, column, r))
  ring.push(pointAt(lattice, column, row))
  return ring
}

export const sample: Sample = {
  draw: (drawing) => {
    const { rows, zones } = drawZones(drawing.random, drawing.today)
    drawing.zones = zones
    return {
      files: { 'zones.json': feed('zone', drawing.today, rows) },
      sources: [{ ...COMMON, name: 'yunfan-zones', title: '安全生产责任片区', kind: 'zone', format: 'json-feed', path: 'zones.json' }],
    }
  },
}
