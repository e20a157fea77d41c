import { addDays, type Day } from '../../../shared/codes/dates'
import { SECTORS, type Sector } from '../../../shared/vocabulary'
import { DANGER_LEVELS, MONITORING_STATES, SITE_KINDS, type MonitoringState, type SiteKind } from '../../../shared/kinds/site/words'
import { AGENCY, COMMON, TRANSPORT_AGENCY, feed, table, workbook } from '../../sample/files'
import { officePhone, person } from '../../sample/names'
import { Random } from '../../sample/random'
import type { Drawing, Sample, SampleEnterprise, SampleSite, SampleZone } from '../sample'

/** West, south, east and north end of the invented city. */
const BOUNDS = [123.1, 30.1, 123.8, 30.6] as const

/** How a site is watched, as far as its office says. */
interface Watched {
  planned: number | null
  installed: number | null
  inService: number | null
  sensors: number | null
  checkedOn: Day | null
  state: MonitoringState | null
}

/** A site with everything that its office knows of it. */
interface Drawn extends SampleSite {
  enterprise: SampleEnterprise | null
  township: string
  position: readonly [lng: number, lat: number]
  watched: Watched
}

interface Group {
  siteKind: SiteKind
  sector: Sector
  prefix: string
  count: number
  /** what a site is called: the place, or the firm, before these words */
  called: readonly string[]
  /** the firms of which one answers for it; absent: none */
  firms?: Sector
}

/** 60 sites of every sort; power and gas are as protected as chemicals. */
const GROUPS: readonly Group[] = [
  {
    siteKind: 'danger_source',
    sector: 'hazchem',
    prefix: 'W',
    count: 15,
    called: ['液氨罐区', '油品罐区', '氯气库', '甲醇装置'],
    firms: 'hazchem',
  },
  { siteKind: 'danger_source', sector: 'gas', prefix: 'R', count: 5, called: ['储配站', '门站'], firms: 'gas' },
  { siteKind: 'bridge', sector: 'road_transport', prefix: 'Q', count: 10, called: ['跨海桥', '河口桥', '人行天桥', '引桥'] },
  { siteKind: 'junction', sector: 'road_transport', prefix: 'L', count: 10, called: ['海滨路口', '盐场路口', '船坞路口'] },
  {
    siteKind: 'construction_site',
    sector: 'construction',
    prefix: 'G',
    count: 8,
    called: ['家园工地', '广场工地', '泵站工地'],
    firms: 'construction',
  },
  {
    siteKind: 'crowded_place',
    sector: 'crowded_place',
    prefix: 'M',
    count: 8,
    called: ['商业广场', '集市', '影院'],
    firms: 'crowded_place',
  },
  { siteKind: 'other', sector: 'fishery', prefix: 'Y', count: 2, called: ['渔港', '渔港避风锚地'] },
  { siteKind: 'other', sector: 'power', prefix: 'D', count: 2, called: ['变电站', '海缆登陆站'] },
]

/** Every state of monitoring in turn, and the unknown one. */
const WATCHED: readonly (MonitoringState | null)[] = ['in_service', 'in_service', 'partly', null, 'out_of_service', 'none']

function drawSites(random: Random, { today, zones, enterprises }: Pick<Drawing, 'today' | 'zones' | 'enterprises'>): Drawn[] {
  const townships = new Map(zones.filter(({ level }) => level === 'township').map((zone) => [zone.code, zone]))
  const places = zones.filter(({ level }) => level === 'grid' || level === 'township')
  return GROUPS.flatMap((group) => {
    const firms = enterprises.filter(({ sector }) => sector === group.firms)
    return Array.from({ length: group.count }, (_, i): Drawn => {
      const zone = random.pick(places)
      const enterprise = group.firms === undefined ? null : (firms[i % firms.length] ?? null)
      const township = townships.get(zone.division)?.name ?? zone.name
      const before = enterprise?.name.replace('有限公司', '') ?? township.replace(/(?:街道|镇|乡)$/, '')
      return {
        no: `YF-${group.prefix}${String(i + 1).padStart(3, '0')}`,
        name: `${before}${random.pick(group.called)}${group.firms === undefined ? `（${i + 1} 号）` : ''}`,
        siteKind: group.siteKind,
        sector: group.sector,
        zone: zone.code,
        division: zone.division,
        enterprise,
        township,
        position: near(random, zone),
        watched: watchedBy(random, today, WATCHED[i % WATCHED.length] ?? null),
      }
    })
  })
}

/** A point some hundreds of metres from the middle of a zone. */
function near(random: Random, { centre: [lng, lat] }: SampleZone): [number, number] {
  const aside = (degrees: number): number => Number((degrees + (random.next() - 0.5) * 0.01).toFixed(6))
  return [aside(lng), aside(lat)]
}

function watchedBy(random: Random, today: Day, state: MonitoringState | null): Watched {
  if (state === null) return { planned: null, installed: null, inService: null, sensors: null, checkedOn: null, state }
  const planned = random.int(3, 12)
  const installed = state === 'none' ? 0 : planned - random.int(0, 2)
  const inService = { in_service: installed, partly: installed - 1, out_of_service: 0, none: 0 }[state]
  return {
    planned,
    installed,
    inService,
    sensors: state === 'none' ? 0 : random.int(0, 20),
    checkedOn: addDays(today, -random.int(3, 200)),
    state,
  }
}

/** Major danger sources as the emergency bureau's own system hands them over: a JSON feed, exact to the metre. */
function dangerSources(random: Random, today: Day, sites: readonly Drawn[]): unknown[] {
  const answers = (post: string) => ({ name: person(random), post, officePhone: officePhone(random) })
  return sites.map(({ no, name, siteKind, sector, zone, division, enterprise, township, position: [lng, lat], watched }, i) => ({
    key: no,
    publishedAt: addDays(today, -random.int(20, 300)),
    // Where no basis is named, the three who answer for it are told by surname and post.
    ...(i % 5 === 4 ? {} : { basis: '《危险化学品企业重大危险源安全包保责任制办法（试行）》第七条' }),
    body: {
      no,
      name,
      siteKind,
      // The levels in turn, and now and then one that nobody has told.
      dangerLevel: [...Object.keys(DANGER_LEVELS), null][i % 5],
      sector,
      enterprise: enterprise && { name: enterprise.name, uscc: enterprise.uscc },
      zone,
      place: {
        address: `云帆市${township}盐场路 ${10 + i} 号厂区`,
        division,
        position: { lng, lat },
        // One office wishes for more than may be told, another for less.
        precision: { 3: 'exact' as const, 6: 'hidden' as const }[i] ?? null,
      },
      responsible: {
        principal: answers('主要负责人'),
        technical: answers('技术负责人'),
        operation: i % 4 === 3 ? null : answers('操作负责人'),
      },
      monitoring: watched.state && {
        camerasPlanned: watched.planned,
        camerasInstalled: watched.installed,
        camerasInService: watched.inService,
        sensorsInService: watched.sensors,
        lastCheckedOn: watched.checkedOn,
        state: watched.state,
      },
    },
  }))
}

const WATCHED_HEADER = ['应装摄像头', '已装摄像头', '在用摄像头', '在用传感器', '最近检查日期', '监控状态'] as const
const watchedCells = ({ planned, installed, inService, sensors, checkedOn, state }: Watched): string[] => [
  ...[planned, installed, inService, sensors].map((count) => (count === null ? '' : String(count))),
  checkedOn?.replace(/-/g, '/') ?? '',
  state === null ? '' : MONITORING_STATES[state],
]
const WATCHED_COLUMNS = {
  'monitoring.camerasPlanned': '应装摄像头',
  'monitoring.camerasInstalled': '已装摄像头',
  'monitoring.camerasInService': '在用摄像头',
  'monitoring.sensorsInService': '在用传感器',
  'monitoring.lastCheckedOn': '最近检查日期',
  'monitoring.state': '监控状态',
}

export const ROAD_SITE_HEADER = [
  '编号',
  '名称',
  '类别',
  '网格',
  '镇街代码',
  '位置',
  '经度',
  '纬度',
  '养护负责人',
  '职务',
  ...WATCHED_HEADER,
] as const

/** Bridges and junctions as the transport bureau's own table. */
const roadSites = (random: Random, sites: readonly Drawn[]): string[][] =>
  sites.map(({ no, name, siteKind, zone, division, township, position, watched }) => [
    no,
    name,
    SITE_KINDS[siteKind],
    zone,
    division,
    `云帆市${township}`,
    ...position.map(String),
    person(random),
    '养护科科长',
    ...watchedCells(watched),
  ])

export const CITY_SITE_HEADER = [
  '编号',
  '监管点名称',
  '监管点类别',
  '行业领域',
  '责任单位',
  '统一社会信用代码',
  '片区编号',
  '行政区划代码',
  '详细地址',
  '经度',
  '纬度',
  '公开精度',
  '工程名称',
  '建设单位',
  '施工单位',
  '限额以上',
  '计划开工',
  '计划竣工',
  ...WATCHED_HEADER,
] as const

/** Construction sites, crowded places and the rest as a workbook of the office of the safety committee. */
const citySites = (random: Random, today: Day, sites: readonly Drawn[]): string[][] =>
  sites.map(({ no, name, siteKind, sector, zone, division, enterprise, township, position, watched }, i) => {
    const startsOn = addDays(today, -random.int(60, 500))
    const isWork = siteKind === 'construction_site'
    return [
      no,
      name,
      SITE_KINDS[siteKind],
      SECTORS[sector],
      enterprise?.name ?? '',
      enterprise?.uscc ?? '',
      zone,
      division,
      `云帆市${township}海滨路 ${20 + i} 号`,
      ...position.map(String),
      i % 6 === 5 ? '500 米方格' : '',
      ...(isWork
        ? [
            name.replace(/工地$/, '工程'),
            '云帆城市建设发展有限公司',
            enterprise?.name ?? '',
            i % 3 === 2 ? '' : i % 3 === 0 ? '是' : '否',
            startsOn,
            addDays(startsOn, 540),
          ]
        : ['', '', '', '', '', '']),
      ...watchedCells(watched),
    ]
  })

const SOURCES = [
  {
    ...COMMON,
    name: 'yunfan-danger-sources',
    title: '重大危险源清单',
    kind: 'site',
    format: 'json-feed',
    path: 'danger-sources.json',
    coordinates: 'GCJ-02',
    bounds: BOUNDS,
  },
  {
    ...COMMON,
    agency: TRANSPORT_AGENCY,
    name: 'yunfan-road-sites',
    title: '桥梁路口监管点台账',
    kind: 'site',
    format: 'csv',
    encoding: 'gb18030',
    path: 'road-sites.csv',
    coordinates: 'CGCS2000',
    bounds: BOUNDS,
    key: ['编号'],
    columns: {
      no: '编号',
      name: '名称',
      siteKind: '类别',
      sector: { value: 'road_transport' },
      zone: '网格',
      'place.division': '镇街代码',
      'place.address': '位置',
      'place.position.lng': '经度',
      'place.position.lat': '纬度',
      'responsible.principal.name': '养护负责人',
      'responsible.principal.post': '职务',
      ...WATCHED_COLUMNS,
    },
  },
  {
    ...COMMON,
    agency: AGENCY,
    name: 'yunfan-city-sites',
    title: '重点监管点台账',
    kind: 'site',
    format: 'xlsx',
    path: 'city-sites.xlsx',
    coordinates: 'GCJ-02',
    bounds: BOUNDS,
    key: ['编号'],
    columns: {
      no: '编号',
      name: '监管点名称',
      siteKind: '监管点类别',
      sector: '行业领域',
      'enterprise.name': '责任单位',
      'enterprise.uscc': '统一社会信用代码',
      zone: '片区编号',
      'place.division': '行政区划代码',
      'place.address': '详细地址',
      'place.position.lng': '经度',
      'place.position.lat': '纬度',
      'place.precision': '公开精度',
      'project.name': '工程名称',
      'project.owner': '建设单位',
      'project.contractor': '施工单位',
      'project.aboveScale': '限额以上',
      'project.startsOn': '计划开工',
      'project.endsOn': '计划竣工',
      ...WATCHED_COLUMNS,
    },
  },
]

/** A sheet as a bureau's own: a title above the header, a note below the rows. */
const citySheet = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  workbook(
    '台账',
    [['云帆市重点监管点台账（演示数据）'], CITY_SITE_HEADER, ...rows, ['注：演示数据，与任何真实单位无关。']],
    CITY_SITE_HEADER.length,
    [0],
  )

export const sample: Sample = {
  after: ['zone', 'enterprise'],
  draw: (drawing) => {
    const { seed, today } = drawing
    const random = new Random(seed + 2)
    const sites = drawSites(random, drawing)
    const of = (...kinds: SiteKind[]): Drawn[] => sites.filter(({ siteKind }) => kinds.includes(siteKind))
    drawing.sites = sites.map(({ no, name, siteKind, sector, zone, division }) => ({ no, name, siteKind, sector, zone, division }))
    return {
      files: {
        'danger-sources.json': feed('site', today, dangerSources(random, today, of('danger_source'))),
        'road-sites.csv': table('云帆市桥梁路口监管点台账（演示数据）', ROAD_SITE_HEADER, roadSites(random, of('bridge', 'junction'))),
        'city-sites.xlsx': citySheet(citySites(random, today, of('construction_site', 'crowded_place', 'other'))),
      },
      sources: SOURCES,
    }
  },
}
