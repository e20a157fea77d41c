import { addDays, addMonths, type Day } from '../../../shared/codes/dates'
import { accidentLevel } from '../../../shared/kinds/accident/level'
import { ACCIDENT_LEVELS, ACCIDENT_NATURES, INVESTIGATION_STATES } from '../../../shared/kinds/accident/words'
import { RESPONSIBILITY_SHARES, SECTORS, codeOf } from '../../../shared/vocabulary'
import { COMMON, table } from '../../sample/files'
import { EMPTY, STORY_COLUMNS, STORY_HEADER, storyOf } from './sampleStories'
import type { Drawing, Sample, SampleAccident } from '../sample'
import { countFor } from '../sampleCounted'
import { countable } from './countable'

export const ACCIDENT_HEADER = [
  '事故名称',
  '发生日期',
  '发生地点',
  '行政区划代码',
  '涉事企业',
  '统一社会信用代码',
  '行业领域',
  '事故类别',
  '死亡人数',
  '重伤人数',
  '直接经济损失（万元）',
  '事故等级',
  '事故性质',
  '道路交通责任',
  '工程名称',
  '建设单位',
  '调查状态',
  '报告期限',
  '报告日期',
  '批复日期',
  '调查结论',
  '现场联系人',
  '文号',
  '发布日期',
  '公示截止',
  ...STORY_HEADER,
] as const

const COUNT = 30
/** Deaths, serious injuries and loss in 万元 that reach each level; most accidents are ordinary, as everywhere. */
const HARMS: [deaths: number, injuries: number, loss: number][] = [
  [31, 12, 9_800],
  [11, 20, 5_600],
  [4, 3, 1_200],
  [3, 0, 450],
  [0, 12, 300],
  [1, 0, 1_100],
]
const CATEGORIES: Record<string, string[]> = {
  construction: ['高处坠落', '坍塌', '物体打击', '起重致害'],
  road_transport: ['道路（轨道）车辆致害'],
  metallurgy_trade: ['机械致害', '触电', '火灾'],
  hazchem: ['中毒', '泄漏', '容器爆炸'],
  gas: ['可燃气体爆炸'],
  fishery: ['淹溺'],
  crowded_place: ['火灾', '跌落'],
  tourism: ['跌落', '淹溺'],
}

/** Accidents at all four levels as the rows of a table; the newest happened within the last weeks. */
function drawAccidents(drawing: Drawing): { rows: string[][]; accidents: SampleAccident[] } {
  const { random, today, enterprises, zones } = drawing
  const builders = enterprises.filter(({ sector }) => sector === 'construction')
  const carriers = enterprises.filter(({ sector }) => sector === 'road_transport')
  const townships = zones.filter((zone) => zone.level === 'township')
  const rows: string[][] = []
  const accidents: SampleAccident[] = []
  let pending = 0
  for (let i = 0; i < COUNT; i++) {
    // The first enterprise of the register and three carriers have an accident within the last year: the walks need one.
    const enterprise = i === 0 ? enterprises[0] : i <= 3 ? carriers[i] : random.pick(random.chance(0.5) ? builders : enterprises)
    if (!enterprise) throw new Error('the sample needs enterprises before accidents')
    const occurredOn = addDays(today, i <= 3 ? -(80 + i * 50) : -random.int(5, 700))
    const [deaths, injuries, loss] = HARMS[i - 4] ?? [random.int(1, 2), random.int(0, 4), random.int(5, 900)]
    const level = accidentLevel({ deaths, seriousInjuries: injuries, directLossFen: loss * 1_000_000 }) ?? 'ordinary'
    const zone = random.pick(townships)
    const category = random.pick(CATEGORIES[enterprise.sector] ?? ['其他事故'])
    const isPending = addDays(occurredOn, 75) > today
    const responsible = !isPending && (i <= 3 || random.chance(0.75))
    const isRoad = enterprise.sector === 'road_transport'
    const share = !isRoad
      ? ''
      : responsible
        ? random.pick([RESPONSIBILITY_SHARES.main, RESPONSIBILITY_SHARES.equal])
        : RESPONSIBILITY_SHARES.secondary
    const [month = '', date = ''] = occurredOn.slice(5).split('-')
    const title = `${zone.name}“${Number(month)}·${Number(date)}”${category}${ACCIDENT_LEVELS[level]}事故`
    const report = isPending ? '' : addDays(occurredOn, random.int(35, 58))
    const reply = report && addDays(report, 14)
    const story = storyOf(i, today, { pending: isPending ? pending++ : null, replied: reply === '' ? null : reply })
    const isBuilder = enterprise.sector === 'construction'
    const documentNo = `云应急〔${occurredOn.slice(0, 4)}〕${20 + i}号`
    accidents.push({
      title,
      enterprise,
      occurredOn,
      responsible,
      responsibility: share,
      level,
      documentNo,
      reportedOn: report === '' ? null : report,
    })
    const nature = isPending ? 'undetermined' : responsible ? 'responsible' : 'non_responsible'
    const publicUntil = addMonths(occurredOn, 36)
    countFor(drawing, 'accident', countable, {
      uscc: enterprise.uscc,
      publicUntil,
      item: { title, occurredOn, level, nature, deaths, seriousInjuries: injuries, responsibility: codeOf(RESPONSIBILITY_SHARES, share) },
    })
    rows.push([
      title,
      cnDate(occurredOn),
      `云帆市${zone.name}`,
      zone.division,
      enterprise.name,
      enterprise.uscc,
      SECTORS[enterprise.sector],
      category,
      String(deaths),
      String(injuries),
      String(loss),
      ACCIDENT_LEVELS[level],
      ACCIDENT_NATURES[nature],
      share,
      isBuilder ? `云帆${random.pick(['海韵', '星湾', '潮汐', '帆影'])}${random.pick(['家园', '广场', '大桥'])}工程` : '',
      isBuilder ? '云帆城市建设发展有限公司' : '',
      story?.state ?? (isPending ? INVESTIGATION_STATES.pending : INVESTIGATION_STATES.replied),
      addDays(occurredOn, 60),
      story?.reportedOn ?? report,
      story?.repliedOn ?? reply,
      findingsOf(isPending, responsible, isRoad),
      '望潮 13900000000',
      documentNo,
      addDays(occurredOn, 3),
      publicUntil,
      ...(story?.cells ?? EMPTY),
    ])
  }
  return { rows, accidents }
}

function findingsOf(isPending: boolean, responsible: boolean, isRoad: boolean): string {
  if (isPending) return ''
  if (!responsible) return '经调查，涉事企业在本次事故中不负主要责任'
  return isRoad ? '驾驶人观察不周，企业动态监控落实不到位' : '现场防护不到位，安全教育培训流于形式'
}

/** Dates as an office types them. */
function cnDate(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const SOURCE = {
  ...COMMON,
  name: 'yunfan-accidents',
  title: '生产安全事故台账',
  kind: 'accident',
  format: 'csv',
  encoding: 'gb18030',
  path: 'accidents.csv',
  key: ['事故名称', '发生日期'],
  columns: {
    title: '事故名称',
    occurredOn: '发生日期',
    place: '发生地点',
    division: '行政区划代码',
    'enterprises.0.name': '涉事企业',
    'enterprises.0.uscc': '统一社会信用代码',
    sector: '行业领域',
    'category.taxonomy': { value: 'GB6441-2025' },
    'category.label': '事故类别',
    deaths: '死亡人数',
    seriousInjuries: '重伤人数',
    directLossFen: { from: '直接经济损失（万元）', unit: '万元' },
    declaredLevel: '事故等级',
    nature: '事故性质',
    responsibility: '道路交通责任',
    'project.name': '工程名称',
    'project.owner': '建设单位',
    'investigation.state': '调查状态',
    'investigation.reportDue': '报告期限',
    'investigation.reportedOn': '报告日期',
    'investigation.repliedOn': '批复日期',
    'investigation.findings': '调查结论',
    ...STORY_COLUMNS,
  },
  envelope: { documentNo: '文号', publishedAt: '发布日期', publicUntil: '公示截止' },
  ignore: ['现场联系人'],
}

export const sample: Sample = {
  after: ['zone', 'enterprise'],
  draw: (drawing) => {
    const { rows, accidents } = drawAccidents(drawing)
    drawing.accidents = accidents
    return { files: { 'accidents.csv': table('云帆市生产安全事故台账（演示数据）', ACCIDENT_HEADER, rows) }, sources: [SOURCE] }
  },
}
