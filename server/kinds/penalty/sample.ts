import { addDays, addMonths } from '../../../shared/codes/dates'
import { PENALTY_KINDS, type PenaltyKind } from '../../../shared/kinds/penalty/words'
import { person } from '../../sample/names'
import { Random } from '../../sample/random'
import { AGENCY, COMMON, PORT_AGENCY, table } from '../../sample/files'
import { lookedBackOn, midQuarter, type Drawing, type Sample } from '../sample'
import { PENALTY_LAW } from '../../law/penaltyPublicity'
import { countFor } from '../sampleCounted'
import { countable } from './countable'
import { CARRIED_HEADER, carriedOf } from './sampleCarried'
import { portPenalties } from './samplePort'

/** The columns of the national template that a bureau fills in, identity numbers among them, and those that it adds behind. */
export const PENALTY_HEADER = [
  '行政相对人名称',
  '行政相对人类别',
  '行政相对人代码_1(统一社会信用代码)',
  '法定代表人',
  '法定代表人证件类型',
  '法定代表人证件号码',
  '行政处罚决定书文号',
  '违法行为类型',
  '违法事实',
  '处罚依据',
  '处罚类别',
  '处罚内容',
  '罚款金额(万元)',
  '处罚决定日期',
  '公示截止期',
  '处罚机关',
  '备注',
  ...CARRIED_HEADER,
] as const

const COUNT = 60
/** The row of the firm whose quarters show each letter. */
const LOOKED_BACK = 1

const OFFENCES: [type: string, facts: string, basis: string][] = [
  ['未如实记录教育培训情况', '抽查发现部分从业人员的安全生产教育和培训情况没有如实记录', '《安全生产法》第九十七条'],
  ['未落实隐患排查治理', '未按规定将事故隐患排查治理情况如实记录并向从业人员通报', '《安全生产法》第九十七条'],
  ['未设置安全警示标志', '有较大危险因素的场所未设置明显的安全警示标志', '《安全生产法》第九十九条'],
  ['特种作业人员无证上岗', '高处作业人员未取得相应资格即上岗作业', '《安全生产法》第九十七条'],
  ['对事故发生负有责任', '安全管理不到位，对生产安全事故的发生负有责任', '《安全生产法》第一百一十四条'],
]
/** Most decisions are fines; a few stop the work. */
const KINDS: PenaltyKind[] = ['fine', 'fine', 'fine', 'confiscated_gains', 'stop_production_order', 'warning']

/** Decisions of the last months as the rows of the national template; some are minor and are not published. */
function drawPenalties(random: Random, drawing: Pick<Drawing, 'today' | 'enterprises' | 'accidents' | 'counted'>): string[][] {
  const { today, enterprises } = drawing
  const drawn = Array.from({ length: COUNT }, (_, i) => {
    // The first enterprise of the register has one: the walks need it.
    const anyone = i === 0 ? enterprises[0] : random.pick(enterprises)
    if (!anyone) throw new Error('the sample needs enterprises before penalties')
    const anyDay = addDays(today, i === 0 ? -40 : -random.int(5, 330))
    const [enterprise, decidedOn] = i === LOOKED_BACK ? [lookedBackOn(drawing), midQuarter(today, 2)] : [anyone, anyDay]
    const kind = i === 0 ? 'fine' : random.pick(KINDS)
    const [type, facts, basis] = random.pick(OFFENCES)
    const fine = kind === 'warning' ? '' : (random.int(2, 80) / 2).toFixed(6)
    const word = kind === 'fine' ? PENALTY_KINDS.fine : `${PENALTY_KINDS[kind]}${fine === '' ? '' : `;${PENALTY_KINDS.fine}`}`
    const publicUntil = addMonths(decidedOn, 12)
    const severity = PENALTY_LAW.classes.severityOf[kind]
    // One that is minor is not published, and counts for nobody.
    if (severity !== 'minor')
      countFor(drawing, 'penalty', countable, {
        uscc: enterprise.uscc,
        publicUntil,
        item: { title: type, decidedOn, severity, settlement: 'untold', objection: null },
      })
    return [
      enterprise.name,
      '法人及非法人组织',
      enterprise.uscc,
      person(random),
      '身份证',
      // No such division, and no such person.
      `990101${random.int(1960, 1999)}0101${random.int(1000, 9999)}`,
      // Offices write the year in whatever brackets their keyboards have.
      `云应急罚${i % 3 === 0 ? '[' : '〔'}${decidedOn.slice(0, 4)}${i % 3 === 0 ? ']' : '〕'}${100 + i}号`,
      type,
      facts,
      basis,
      word,
      fine === '' ? '给予警告' : `${word.replace(/;/g, '，并处')}人民币 ${Number(fine)} 万元`,
      fine,
      decidedOn.replace(/-/g, '/'),
      publicUntil.replace(/-/g, '/'),
      AGENCY,
      '',
    ]
  })
  return drawn.map((row, i) => [...row, ...carriedOf(row, i, drawn, today)])
}

const SOURCE = {
  ...COMMON,
  name: 'yunfan-penalties',
  title: '行政处罚公示',
  template: 'national-penalty-30',
  coverage: 'additions',
  format: 'csv',
  path: 'penalties.csv',
}

/** The enforcement team of the port publishes its own. */
const PORT_SOURCE = { ...SOURCE, agency: PORT_AGENCY, name: 'yunfan-port-penalties', title: '港区行政处罚公示', path: 'penalties-port.csv' }

export const sample: Sample = {
  after: ['enterprise', 'accident'],
  draw: ({ seed, ...drawing }) => ({
    files: {
      'penalties.csv': table('云帆市行政处罚公示（演示数据）', PENALTY_HEADER, drawPenalties(new Random(seed + 1), drawing)),
      'penalties-port.csv': table('云帆市港区行政处罚公示（演示数据）', PENALTY_HEADER, portPenalties(drawing.today)),
    },
    sources: [SOURCE, PORT_SOURCE],
  }),
}
