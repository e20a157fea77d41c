import { addDays, type Day } from '../../../shared/codes/dates'
import { addToMonth, firstDayOfMonth, type Month, monthOf } from '../../../shared/codes/months'
import { listNoOf } from '../../../shared/kinds/inspection/listNo'
import { CAUSES, INSPECTION_STATUSES, type InspectionStatus } from '../../../shared/kinds/inspection/words'
import { AGENCY, COMMON, TRANSPORT_AGENCY, feed, table, workbook } from '../../sample/files'
import { person } from '../../sample/names'
import { Random } from '../../sample/random'
import type { Drawing, Sample, SampleEnterprise, SampleHazard, SampleZone } from '../sample'
import { STATUS_OF, STORIES, fatesOf, type Fate, type Story } from './sampleStories'

const COMMITTEE_AGENCY = '云帆市安全生产委员会办公室（演示）'

/** Month-ends that are told, and the one of them that has no list. */
const MONTHS = 14
const MISSING_AGO = 7

/** A finding as its office writes it down. */
interface Finding extends Story {
  no: string
  visit: string
  month: Month
  visitedOn: Day
  enterprise: Pick<SampleEnterprise, 'name' | 'uscc'>
  /** number of the hazard as which it was entered */
  hazard: string | null
  zone: SampleZone
  owner: string | null
  due: Day | null
  status: InspectionStatus | null
  closedOn: Day | null
  /** who led it and who went: the one is public by name where that is a leading official, the others are nobody's business */
  ledBy: { name: string; post: string } | null
  team: string
}

/** Days from a visit to the day by which it is to be put right. */
const DUE_AFTER = 30
/** Of what was put right late: so many days before today at most, or it would be public no more. */
const LATE_AGO = 240

function daysOf(fate: Fate, visitedOn: Day, today: Day): Pick<Finding, 'due' | 'closedOn'> {
  const due = addDays(visitedOn, DUE_AFTER)
  const late = addDays(due, 40)
  const remembered = addDays(today, -LATE_AGO)
  switch (fate) {
    case 'kept':
      return { due, closedOn: addDays(visitedOn, 12) }
    case 'late':
      return { due, closedOn: late < remembered ? remembered : late < today ? late : today }
    case 'without a day':
      return { due: null, closedOn: null }
    case 'running':
      return { due: addDays(today, 9), closedOn: null }
    default:
      return { due, closedOn: null }
  }
}

const firmOf = ({ enterprise: { name, uscc } }: SampleHazard): Finding['enterprise'] => ({ name, uscc: uscc ?? '' })

/** The findings of every list, the oldest first. */
function drawFindings(random: Random, { today, enterprises, zones, hazards }: Drawing): Finding[] {
  const townships = zones.filter(({ level }) => level === 'township')
  return Array.from({ length: MONTHS }, (_, i) => MONTHS - i)
    .filter((ago) => ago !== MISSING_AGO)
    .flatMap((ago) => {
      const month = addToMonth(monthOf(today), -ago)
      const visitedOn = addDays(firstDayOfMonth(month), 7 + (ago % 5))
      const ledBy = ago % 3 === 0 ? { name: person(random), post: '云帆市副市长' } : null
      return fatesOf(ago).map((fate, place): Finding => {
        const story = STORIES[(ago * 3 + place) % STORIES.length]
        const zone = townships[(ago * 5 + place * 3) % townships.length]
        if (!story || !zone) throw new Error('the sample needs zones before findings')
        const suited = enterprises.filter(({ sector }) => story.sector === null || sector === story.sector)
        // What was found a month or two ago at a firm with a known hazard was entered as that.
        const hazard = ago <= 2 && place === 2 ? (hazards[ago] ?? null) : null
        return {
          ...story,
          no: `AFWT-${month.replace('-', '')}-${String(place + 1).padStart(2, '0')}`,
          visit: `${month.replace('-', '')}-${(place % 2) + 1}`,
          month,
          visitedOn: addDays(visitedOn, place % 2),
          enterprise: hazard === null ? random.pick(suited.length > 0 ? suited : enterprises) : firmOf(hazard),
          hazard: hazard?.no ?? null,
          zone,
          owner: place === 4 && ago % 4 === 0 ? null : `${zone.name}应急管理办公室`,
          status: STATUS_OF[fate],
          ...daysOf(fate, visitedOn, today),
          ledBy,
          team: `${person(random)}、${person(random)}`,
        }
      })
    })
}

const inChinese = (day: Day | null): string =>
  day === null ? '' : `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
const withSlashes = (day: Day | null): string => day?.replace(/-/g, '/') ?? ''
const causeWords = ({ cause }: Finding): string => (cause === null ? '' : CAUSES[cause])
const statusWords = ({ status }: Finding): string => (status === null ? '' : INSPECTION_STATUSES[status])

const SHEET_HEADER = [
  '序号',
  '编号',
  '清单月份',
  '清单编号',
  '暗访日期',
  '暗访人员',
  '带队领导',
  '带队领导职务',
  '被暗访单位',
  '统一社会信用代码',
  '地点',
  '镇街代码',
  '发现的问题',
  '隐患编号',
  '原因分类',
  '整改责任单位',
  '整改期限',
  '整改状态',
  '销号日期',
] as const

/** One sheet of all lists, as the office of the committee keeps it. The column of those who went is there, and nobody reads it. */
const sheet = (findings: readonly Finding[]): Buffer =>
  workbook(
    '月末清单',
    [
      ['云帆市安全生产暗访督查月末问题清单（演示数据）'],
      [...SHEET_HEADER],
      ...findings.map((one, i) => [
        i + 1,
        one.no,
        `${one.month.slice(0, 4)}年${Number(one.month.slice(5))}月`,
        listNoOf(one.month),
        inChinese(one.visitedOn),
        one.team,
        one.ledBy?.name ?? '',
        one.ledBy?.post ?? '',
        one.enterprise.name,
        one.enterprise.uscc,
        `${one.zone.name}演示路 ${i + 1} 号`,
        one.zone.division,
        one.problem,
        one.hazard ?? '',
        causeWords(one),
        one.owner ?? '',
        inChinese(one.due),
        statusWords(one),
        inChinese(one.closedOn),
      ]),
      ['注：演示数据，与任何真实单位无关。'],
    ],
    SHEET_HEADER.length,
    [0, findings.length + 2],
  )

const TABLE_HEADER = [
  '编号',
  '清单月份',
  '暗访时间',
  '被暗访单位',
  '统一社会信用代码',
  '网格编号',
  '镇街代码',
  '存在问题',
  '责任单位',
  '整改时限',
  '是否销号',
  '销号时间',
]

/** The bureau of transport writes whether each is struck off, and nothing else of how far it is. */
const transportTable = (findings: readonly Finding[]): Buffer =>
  table(
    '云帆市交通运输局暗访问题清单（演示数据）',
    TABLE_HEADER,
    findings.map((one) => [
      one.no,
      one.month,
      withSlashes(one.visitedOn),
      one.enterprise.name,
      one.enterprise.uscc,
      one.zone.code,
      one.zone.division,
      one.problem,
      one.owner ?? '',
      withSlashes(one.due),
      one.status === null ? '' : one.status === 'closed' ? '是' : '否',
      withSlashes(one.closedOn),
    ]),
    [{ 编号: 'AFWT-坏行', 清单月份: '2026-13', 暗访时间: '2026/2/30', 存在问题: '日期和月份都写错的一条' }],
  )

/** A finding as the bureau's own system hands it over. */
const feedRow = ({ no, visit, month, visitedOn, enterprise, zone, problem, cause, sector, owner, due, status, closedOn }: Finding) => ({
  key: no,
  publishedAt: visitedOn,
  body: {
    no,
    visit,
    visitedOn,
    listMonth: month,
    listNo: listNoOf(month),
    place: { division: zone.division },
    enterprise: { name: enterprise.name, uscc: enterprise.uscc },
    zone: zone.code,
    sector,
    problem,
    cause,
    owner,
    due,
    status,
    closedOn,
  },
})

const OURS = { ...COMMON, kind: 'inspection' } as const

const SOURCES = [
  {
    ...OURS,
    agency: COMMITTEE_AGENCY,
    name: 'yunfan-visits',
    title: '暗访督查月末问题清单',
    format: 'xlsx',
    path: 'visits.xlsx',
    key: ['编号'],
    columns: {
      no: '编号',
      listMonth: '清单月份',
      listNo: '清单编号',
      visitedOn: '暗访日期',
      'ledBy.name': '带队领导',
      'ledBy.post': '带队领导职务',
      'enterprise.name': '被暗访单位',
      'enterprise.uscc': '统一社会信用代码',
      'place.address': '地点',
      'place.division': '镇街代码',
      problem: '发现的问题',
      hazard: '隐患编号',
      cause: '原因分类',
      owner: '整改责任单位',
      due: '整改期限',
      status: '整改状态',
      closedOn: '销号日期',
    },
    ignore: ['序号'],
    persons: ['暗访人员'],
  },
  {
    ...OURS,
    agency: TRANSPORT_AGENCY,
    name: 'yunfan-road-visits',
    title: '交通运输暗访问题清单',
    format: 'csv',
    encoding: 'gb18030',
    path: 'road-visits.csv',
    key: ['编号'],
    columns: {
      no: '编号',
      listMonth: '清单月份',
      visitedOn: '暗访时间',
      'enterprise.name': '被暗访单位',
      'enterprise.uscc': '统一社会信用代码',
      zone: '网格编号',
      'place.division': '镇街代码',
      sector: { value: 'road_transport' },
      problem: '存在问题',
      owner: '责任单位',
      due: '整改时限',
      status: { from: '是否销号', values: { 是: 'closed', 否: 'open' } },
      closedOn: '销号时间',
    },
  },
  {
    ...OURS,
    agency: AGENCY,
    name: 'yunfan-bureau-visits',
    title: '应急管理局暗访问题清单',
    format: 'json-feed',
    path: 'bureau-visits.json',
  },
]

export const sample: Sample = {
  after: ['zone', 'enterprise', 'hazard'],
  draw: (drawing) => {
    const findings = drawFindings(new Random(drawing.seed + 17), drawing)
    const ofTransport = findings.filter(({ sector, hazard }) => sector === 'road_transport' && hazard === null)
    // The bureau's own system tells of the newest months, and of what is hazardous chemistry.
    const ofBureau = findings.filter(
      (one) => !ofTransport.includes(one) && one.hazard === null && one.sector !== 'construction' && one.no.endsWith('2'),
    )
    const ofCommittee = findings.filter((one) => !ofTransport.includes(one) && !ofBureau.includes(one))
    return {
      files: {
        'visits.xlsx': sheet(ofCommittee),
        'road-visits.csv': transportTable(ofTransport),
        'bureau-visits.json': feed('inspection', drawing.today, ofBureau.map(feedRow)),
      },
      sources: SOURCES,
    }
  },
}
