import type { z } from 'zod'
import { addDays, type Day } from '../../../shared/codes/dates'
import type { hazard } from '../../../shared/kinds/hazard/schema'
import type { HazardStatus } from '../../../shared/kinds/hazard/words'
import type { Sector } from '../../../shared/vocabulary'
import { person } from '../../sample/names'
import type { Random } from '../../sample/random'
import type { Drawing, SampleEnterprise, SampleSite, SampleZone } from '../sample'

/** A hazard as its office knows it, before that writes it in its own form. */
export type Case = z.input<typeof hazard.input>

/** What one story of a hazard adds to what every hazard has. */
interface Story {
  /** how often it is told */
  count: number
  /** days from today, on which it was found and by which it is to be put right */
  found: readonly [from: number, to: number]
  due: number | null
  status: HazardStatus
  /** days from today on which it was closed */
  closed?: number
  recheck?: 'passed' | 'failed' | 'by the fixer' | null
  onTheSpot?: true
  major?: true
  level?: null
  more?: (cast: Cast) => Partial<Case>
}

/** Who and when, as a story needs them. */
interface Cast {
  day: (offset: number) => Day
  random: Random
  fixer: string
  n: number
}

const EVERY_COMMITMENT = {
  measures: '制定方案并按方案整改，整改前专人值守',
  emergencyPlan: '已制定现场处置方案并演练',
  funding: '列入本年度安全费用',
}
const OFFICE = '云帆市安全生产委员会办公室'

const extension = ({ day }: Cast, until: number, on: number, approvedBy: string | null = OFFICE, reason = '设备到货推迟') => ({
  newDeadline: day(until),
  reason,
  approvedBy,
  on: day(on),
})

const phases = ({ day }: Cast, done: number) =>
  [
    { goal: '停用并隔离', measure: '停止使用、设置围挡和警示，专人看守', due: day(-60), budgetFen: 3_000_000 },
    { goal: '加固', measure: '委托有资质的单位检测，按检测报告加固', due: day(20), budgetFen: 42_000_000 },
    { goal: '恢复使用', measure: '荷载试验合格后恢复使用', due: day(75), budgetFen: 5_000_000 },
  ].map((phase, i) => ({
    seq: i + 1,
    ...phase,
    state: i < done ? ('done' as const) : i === done ? ('doing' as const) : ('planned' as const),
    doneOn: i < done ? day(-65) : null,
  }))

const listing = ({ day, n }: Cast, level: 'city' | 'county' | 'provincial' = 'city', on = -100) => ({
  no: `云安办督〔${day(on).slice(0, 4)}〕${n + 1}号`,
  level,
  listedOn: day(on),
})

/** The four figures of money, in 万元; null: its office does not say. */
const money = (source: 'own' | 'budget' | 'special' | 'other' | null, ...sums: (number | null)[]) => {
  const [neededFen = null, plannedFen = null, releasedFen = null, spentFen = null] = sums.map((sum) =>
    sum === null ? null : sum * 1_000_000,
  )
  return { source, neededFen, plannedFen, releasedFen, spentFen }
}

/** What a housing bureau's sheet of building sites tells: most is put right while the inspector stands by. */
export const BUILDING_STORIES: readonly Story[] = [
  { count: 12, found: [-200, -20], due: 0, status: 'closed', closed: 0, recheck: null, onTheSpot: true },
  { count: 8, found: [-150, -60], due: 14, status: 'closed', closed: 10, recheck: 'passed' },
  { count: 4, found: [-160, -70], due: 10, status: 'closed', closed: 9, recheck: 'by the fixer' },
  { count: 4, found: [-120, -70], due: 10, status: 'closed', closed: 31, recheck: 'passed' },
  { count: 4, found: [-100, -40], due: 15, status: 'closed', closed: 12, recheck: null },
  { count: 2, found: [-90, -50], due: 20, status: 'closed', recheck: null },
  { count: 3, found: [-12, -3], due: 25, status: 'rectifying' },
  { count: 3, found: [-60, -40], due: 20, status: 'rectifying' },
]

/** What an emergency bureau keeps: all levels and states, what is listed for supervision, and whose money pays. */
export const CITY_STORIES: readonly Story[] = [
  {
    count: 3,
    found: [-200, -150],
    due: 120,
    status: 'rectifying',
    major: true,
    more: (cast) => ({
      ...commitments(EVERY_COMMITMENT),
      stopProduction: 'partial',
      listing: listing(cast),
      funding: [money('own', 86, 80, 45, 30), money('special', 240, 200, 60, 55), money('budget', 130, 130, 130, 124)][cast.n],
    }),
  },
  {
    count: 4,
    found: [-70, -30],
    due: 130,
    status: 'rectifying',
    major: true,
    more: (cast) => ({
      ...commitments(EVERY_COMMITMENT),
      stopProduction: 'full',
      listing: listing(cast, cast.n % 2 === 0 ? 'county' : 'provincial', -25),
      funding: [
        money('own', 50, 50, 20, 0),
        money(null, 75, null, null, null),
        money('other', 35, 30, null, 12),
        money('budget', 18, 18, 20, 15),
      ][cast.n],
    }),
  },
  {
    count: 2,
    found: [-260, -200],
    due: 100,
    status: 'closed',
    closed: 90,
    recheck: 'passed',
    major: true,
    more: (cast) => ({ ...commitments(EVERY_COMMITMENT), listing: listing(cast, 'city', -195), funding: money('own', 60, 60, 60, 57) }),
  },
  { count: 2, found: [-20, -8], due: null, status: 'registered', major: true, more: () => ({ judgementBasis: null }) },
  { count: 2, found: [-40, -15], due: 60, status: 'rectifying', level: null },
  { count: 4, found: [-10, -2], due: null, status: 'registered' },
  { count: 4, found: [-20, -10], due: 45, status: 'planned', more: ({ n }) => commitments(n % 2 === 0 ? EVERY_COMMITMENT : {}) },
  { count: 5, found: [-40, -20], due: 60, status: 'rectifying', more: () => commitments({ measures: '更换失效部件，恢复联锁' }) },
  {
    count: 4,
    found: [-50, -30],
    due: 55,
    status: 'awaiting_check',
    more: ({ n }) => commitments(n % 2 === 0 ? { measures: '已清理并重新布置' } : {}),
  },
  { count: 5, found: [-90, -50], due: 30, status: 'rectifying' },
  { count: 2, found: [-80, -60], due: 30, status: 'rectifying', more: (cast) => ({ extensions: [extension(cast, 15, -28)] }) },
  { count: 2, found: [-80, -60], due: 30, status: 'rectifying', more: (cast) => ({ extensions: [extension(cast, 20, -25, null)] }) },
  { count: 2, found: [-50, -40], due: 50, status: 'rectifying', recheck: 'failed' },
  { count: 2, found: [-120, -90], due: 30, status: 'closed', closed: 30, recheck: 'passed' },
  { count: 2, found: [-30, -20], due: null, status: 'rectifying' },
]

/** What a transport bureau's own system hands over: bridges in steps, put off twice, opened again. */
export const ROAD_STORIES: readonly Story[] = [
  {
    count: 5,
    found: [-150, -110],
    due: 190,
    status: 'rectifying',
    major: true,
    more: (cast) => ({
      ...commitments(EVERY_COMMITMENT),
      phases: phases(cast, 1 + (cast.n % 2)),
      stopProduction: 'partial',
      funding: [
        money('budget', 50, 50, 30, 28),
        money('special', 180, 150, 150, 90),
        money('own', 22, 22, 0, 0),
        money('other', 40, null, 15, 15),
        money(null, null, null, null, null),
      ][cast.n],
    }),
  },
  {
    count: 3,
    found: [-170, -140],
    due: 60,
    status: 'rectifying',
    major: true,
    more: (cast) => ({
      ...commitments(EVERY_COMMITMENT),
      listing: listing(cast, 'city', -130),
      // One is overdue even so.
      extensions: [extension(cast, -50, -85), extension(cast, cast.n === 0 ? -5 : 25, -52, OFFICE, '汛期无法施工')],
      funding: money('budget', 90, 90, 65, 60),
    }),
  },
  {
    count: 1,
    found: [-100, -90],
    due: 40,
    status: 'rectifying',
    more: (cast) => ({ extensions: [extension(cast, 30, -45, null, '等待备件')] }),
  },
  {
    count: 3,
    found: [-140, -120],
    due: 45,
    status: 'rectifying',
    closed: 40,
    recheck: 'failed',
    more: ({ day }) => ({ reopenedOn: day(-9), ...commitments({ measures: '重新安装并整段复测' }) }),
  },
  { count: 1, found: [-90, -80], due: 30, status: 'closed', closed: 28, recheck: 'failed' },
  { count: 2, found: [-90, -60], due: 25, status: 'closed', closed: 20, recheck: 'by the fixer' },
  { count: 3, found: [-60, -10], due: 0, status: 'closed', closed: 0, recheck: null, onTheSpot: true },
  { count: 3, found: [-130, -100], due: 30, status: 'closed', closed: 52, recheck: 'passed' },
  { count: 6, found: [-100, -60], due: 30, status: 'closed', closed: 25, recheck: 'passed' },
  { count: 4, found: [-25, -5], due: 40, status: 'rectifying', more: () => commitments({ measures: '补齐标志标线和防撞设施' }) },
  { count: 4, found: [-70, -50], due: 35, status: 'awaiting_check', more: () => commitments({ measures: '已更换轮胎和安全带' }) },
]

const commitments = (said: Partial<NonNullable<Case['commitments']>>): Pick<Case, 'commitments'> => ({
  commitments: said as Case['commitments'],
})

/** What is found in each line of business: what it is, what it lies in, what may come of it, the work at which. */
type Finding = readonly [title: string, category: Case['category'], consequence: string, workType?: Case['workType']]
const FINDINGS: Partial<Record<Sector, readonly Finding[]>> = {
  construction: [
    ['临边洞口没有防护栏杆', 'thing', '高处坠落', 'work_at_height'],
    ['脚手架连墙件被拆除', 'thing', '坍塌、高处坠落', 'work_at_height'],
    ['配电箱门敞开、接线裸露', 'thing', '触电', 'temporary_power'],
    ['吊装区没有警戒、无人指挥', 'human', '物体打击、起重伤害', 'lifting'],
    ['基坑边堆土过近', 'environment', '坍塌', 'excavation'],
    ['动火点旁堆放可燃物', 'environment', '火灾', 'hot_work'],
  ],
  metallurgy_trade: [
    ['冲床双手按钮被短接', 'human', '机械伤害'],
    ['除尘管道积尘没有清理', 'environment', '粉尘爆炸'],
    ['有限空间作业没有审批', 'management', '中毒和窒息', 'confined_space'],
  ],
  hazchem: [
    ['储罐液位联锁被旁路', 'management', '泄漏、火灾'],
    ['可燃气体报警器超期没有检定', 'thing', '爆炸'],
    ['装卸区静电接地断开', 'thing', '火灾', 'hot_work'],
  ],
  crowded_place: [
    ['疏散通道堆放货物', 'management', '火灾、踩踏'],
    ['防火卷帘不能降落', 'thing', '火灾'],
  ],
  gas: [['调压箱周围违规搭建', 'environment', '泄漏、爆炸']],
  fishery: [['渔船救生筏超期没有检验', 'thing', '淹溺']],
  tourism: [['玻璃栈道护栏松动', 'thing', '高处坠落']],
  road_transport: [
    ['跨海桥支座脱空', 'thing', '坍塌'],
    ['急弯路段护栏缺失', 'thing', '车辆伤害'],
    ['客车安全带损坏', 'thing', '车辆伤害'],
    ['动态监控平台无人值守', 'management', '车辆伤害'],
  ],
}
/** Days after it was found on which what is not closed was looked at again. */
const CHECKED_AFTER = 30
const BASIS = '《工贸企业重大事故隐患判定标准》第三条'
const FOUND_BY = ['inspection', 'self', 'secret_visit', 'tip', 'expert', 'monitoring'] as const

interface Scene {
  prefix: string
  sectors: readonly Sector[]
  department: string
  officePhone: string
  /** so many firms, the first of the register, have one: the walks need them */
  known?: number
}

/** The hazards of one office, story by story. */
export function drawCases(random: Random, drawing: Drawing, scene: Scene, stories: readonly Story[]): Case[] {
  const firms = drawing.enterprises.filter(({ sector }) => scene.sectors.includes(sector))
  const grids = drawing.zones.filter(({ level }) => level === 'grid')
  const told = stories.flatMap((story) => Array.from({ length: story.count }, (_, n) => ({ story, n })))
  return told.map(({ story, n }, i) => {
    const enterprise = firms[i < (scene.known ?? 0) ? i : random.int(0, firms.length - 1)]
    if (!enterprise) throw new Error('the sample needs enterprises before hazards')
    const site = siteFor(drawing.sites, enterprise.sector, i)
    const zone = drawing.zones.find(({ code }) => code === site?.zone) ?? random.pick(grids)
    return caseOf(random, drawing.today, { scene, story, n, i, enterprise, zone, site })
  })
}

/** Every third hazard lies on a known site of its line of business, where there is one. */
function siteFor(sites: readonly SampleSite[], sector: Sector, i: number): SampleSite | null {
  const fitting = sites.filter((site) => site.sector === sector)
  return i % 3 === 0 ? (fitting[i % fitting.length] ?? null) : null
}

interface Told {
  scene: Scene
  story: Story
  n: number
  i: number
  enterprise: SampleEnterprise
  zone: SampleZone
  site: SampleSite | null
}

function caseOf(random: Random, today: Day, { scene, story, n, i, enterprise, zone, site }: Told): Case {
  const foundAt = random.int(...story.found)
  const day = (offset: number): Day => addDays(today, offset)
  const after = (days: number | null | undefined): Day | null =>
    days === null || days === undefined ? null : day(Math.min(0, foundAt + days))
  const fixer = person(random)
  const checker = story.recheck === 'by the fixer' ? fixer : `${scene.department}质量安全站`
  const [title, category, consequence, workType = null] = random.pick(FINDINGS[enterprise.sector] ?? FINDINGS.metallurgy_trade ?? [])
  const more = story.more?.({ day, random, fixer, n }) ?? {}
  const [lng, lat] = zone.centre
  const position = { lng: shifted(lng, random), lat: shifted(lat, random) }
  return {
    no: `${scene.prefix}${day(foundAt).slice(0, 4)}-${String(i + 1).padStart(3, '0')}`,
    title,
    description: `检查发现${title}，${consequence.replace(/、/g, '或')}风险较大，责成立即采取措施`,
    level: story.level === null ? null : story.major ? 'major' : 'general',
    judgementBasis: story.major ? BASIS : null,
    category,
    sector: enterprise.sector,
    enterprise: { name: enterprise.name, uscc: enterprise.uscc },
    site: site?.no ?? null,
    zone: zone.code,
    place: {
      address: `云帆市${zone.name.replace(/第.*/, '')}海滨路 ${i + 1} 号`,
      division: zone.division,
      // A ledger that names a key site leaves it to the list of sites where that lies.
      position: site === null ? position : null,
    },
    workType,
    foundOn: day(foundAt),
    foundBy: FOUND_BY[i % FOUND_BY.length] ?? null,
    consequence,
    handling: story.onTheSpot ? 'on_the_spot' : i % 2 === 0 ? 'by_deadline' : 'written_order',
    interimMeasures: story.major ? '设置警戒，减员作业，专人监护' : null,
    supervisor: {
      department: scene.department,
      officePhone: scene.officePhone,
      ...(story.major ? { leader: person(random), post: '分管副局长' } : {}),
    },
    recheck: recheckOf(story, checker, after(story.closed ?? CHECKED_AFTER)),
    status: story.status,
    closedOn: after(story.closed),
    ...more,
    commitments: {
      responsibility: story.status === 'registered' ? null : { unit: enterprise.name, person: fixer, post: '安全负责人' },
      deadline: story.due === null ? null : day(foundAt + story.due),
      ...more.commitments,
    },
  }
}

const shifted = (degrees: number, random: Random): number => Number((degrees + (random.next() - 0.5) * 0.01).toFixed(6))

function recheckOf({ recheck }: Story, by: string, on: Day | null): Case['recheck'] {
  if (recheck === null || recheck === undefined) return null
  return { on, by, result: recheck === 'failed' ? 'failed' : 'passed' }
}
