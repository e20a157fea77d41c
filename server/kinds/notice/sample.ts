import { addDays, addMonths, type Day } from '../../../shared/codes/dates'
import { codeOf, RESPONSIBILITY_SHARES } from '../../../shared/vocabulary'
import type { Random } from '../../sample/random'
import { COMMON, feed } from '../../sample/files'
import type { Drawing, Sample, SampleAccident, SampleEnterprise } from '../sample'
import { countFor } from '../sampleCounted'
import { countable } from './countable'

const SHOWN = 80
/** Rows whose publicity ended yesterday: they arrive and must never be shown. */
const ENDED = 4

/** Circulars of which their firms were told in these days: they arrive, and are not public before their time to object is over. */
const heldNotices = ({ today, enterprises }: Pick<Drawing, 'today' | 'enterprises'>) =>
  enterprises.slice(-2).map(({ name, uscc, sector }, i) => ({
    key: `TB-H${i + 1}`,
    publicUntil: addDays(today, 200),
    notifiedOn: addDays(today, -2 - i),
    body: {
      title: `关于${name}危险作业未审批问题的通报`,
      board: 'public',
      enterprises: [{ name, uscc }],
      sector,
      text: '检查发现上述问题，已责令限期改正。整改情况将继续公开。',
      rectified: false,
    },
  }))

/** When the firms of the first two circulars were told: the one had its time to object, the other waived it. */
const TOLD_BEFORE = [{ told: 30 }, { told: 6, waived: 2 }]

/** Circulars as rows of a JSON feed: those that rest on an accident first, then warnings after inspections. */
function drawNotices(drawing: Drawing): unknown[] {
  const { random, today, enterprises, accidents } = drawing
  const responsible = accidents.filter((accident) => accident.responsible)
  return Array.from({ length: SHOWN + ENDED }, (_, i) => {
    const accident = responsible[i]
    const row = accident ? afterAccident(random, accident, i) : afterInspection(random, today, random.pick(enterprises), i)
    const { publishedAt, publicUntil, body } = row
    for (const { uscc } of body.enterprises)
      countFor(drawing, 'notice', countable, { uscc, publicUntil, item: { title: body.title, publishedAt, rectified: body.rectified } })
    const told = TOLD_BEFORE[i]
    if (!told) return row
    return {
      ...row,
      notifiedOn: addDays(publishedAt, -told.told),
      waivedOn: told.waived === undefined ? null : addDays(publishedAt, -told.waived),
    }
  })
}

function afterAccident(random: Random, accident: SampleAccident, i: number) {
  const { enterprise, occurredOn } = accident
  const isRoad = enterprise.sector === 'road_transport'
  const isBuilder = enterprise.sector === 'construction'
  // A circular says what an investigation found, so it comes after the report.
  const published = addDays(accident.reportedOn ?? occurredOn, 2)
  const decisionNo = `云应急罚〔${published.slice(0, 4)}〕${100 + i}号`
  return {
    key: `TB-${1_000 + i}`,
    agency: isRoad ? '云帆市交通运输局' : isBuilder ? '云帆市住房和城乡建设局' : '云帆市应急管理局',
    documentNo: `云安委办通报(${published.slice(0, 4)})${30 + i}号`,
    publishedAt: published,
    publicUntil: addMonths(published, 36),
    basis: '《生产安全事故报告和调查处理条例》第三十四条（演示）',
    body: {
      title: `关于${enterprise.name}“${Number(occurredOn.slice(5, 7))}·${Number(occurredOn.slice(8))}”事故的通报`,
      board: isRoad ? 'terminal' : isBuilder ? 'trading-centre' : 'public',
      enterprises: [{ name: enterprise.name, uscc: enterprise.uscc }],
      sector: enterprise.sector,
      text: `${occurredOn}，${enterprise.name}发生一起${accident.title.replace(/^.*”/, '')}。经调查认定为责任事故。请各有关单位引以为戒，立即开展自查。`,
      restsOn: { kind: 'accident', documentNo: accident.documentNo, occurredOn },
      responsibility: isRoad ? codeOf(RESPONSIBILITY_SHARES, accident.responsibility) : null,
      rectified: random.pick([true, false, null]),
      measures: [{ text: '责令停产停业整顿，整改验收合格后方可恢复', decisionNo, from: published, to: addMonths(published, 3) }],
      terminals: isRoad ? ['云帆客运中心'] : [],
      routes: enterprise.routes,
      officePhone: '0099-55501235',
    },
  }
}

function afterInspection(random: Random, today: Day, enterprise: SampleEnterprise, i: number) {
  const published = addDays(today, -random.int(1, 340))
  return {
    key: `TB-${1_000 + i}`,
    documentNo: `云安委办通报(${published.slice(0, 4)})${30 + i}号`,
    publishedAt: published,
    publicUntil: i >= SHOWN ? addDays(today, -1) : addDays(today, random.int(30, 300)),
    body: {
      title: `关于${enterprise.name}${random.pick(['消防通道堵塞', '特种作业无证上岗', '安全培训缺失', '危险作业未审批'])}问题的通报`,
      board: 'public',
      enterprises: [{ name: enterprise.name, uscc: enterprise.uscc }],
      sector: enterprise.sector,
      text: '检查发现上述问题，已责令限期改正。整改情况将继续公开。',
      rectified: random.pick([true, null]),
      measures: [],
      officePhone: '0099-55501235',
    },
  }
}

export const sample: Sample = {
  // A circular comes after what it tells of.
  after: ['enterprise', 'accident', 'penalty'],
  draw: (drawing) => ({
    files: { 'notices.json': feed('notice', drawing.today, [...drawNotices(drawing), ...heldNotices(drawing)]) },
    sources: [{ ...COMMON, name: 'yunfan-notices', title: '安全生产通报', kind: 'notice', format: 'json-feed', path: 'notices.json' }],
  }),
}
