import type { ComparedFirm } from '../../../shared/api/decisions'
import { presentComparison } from '../../../server/presenters/comparison'
import { presentDecisionsFeed } from '../../../server/presenters/decisions'

/** What a firm says of a record stands beside the decision that this tells of, as its own words. */

const CITY = { name: '云帆市', sample: true, officePhone: null, division: null }
const DAY = { day: '2026-05-20', edition: 3, asOf: '2026-05-20T00:00:00.000Z', sources: [] }
const record = (id: string) => ({ kind: 'penalty' as const, id, path: `/records/${id}` })
const decision = (id: string, decisionNo: string): ComparedFirm['decisions'][number] => ({
  decisionNo,
  measures: [{ text: '罚款', from: '2026-05-01', to: null, state: 'in_force', fallsAway: null }],
  agency: '局',
  record: record(id),
  edition: 3,
  changedAt: DAY.asOf,
  enterprises: [],
  by: 'code',
})
const FIRM: ComparedFirm = {
  code: '91990100MA0000001A',
  check: 'valid',
  known: 'named',
  name: '样例公司',
  decisions: [decision('a', '令甲号'), decision('b', '令乙号')],
  untold: [record('c')],
  replies: [
    { record: record('b'), text: '已经<整改>。', filedOn: '2026-05-06', path: '/replies/1' },
    { record: record('c'), text: '没有这回事。', filedOn: '2026-05-07', path: '/replies/2' },
  ],
  grade: null,
}

it('stands in the feed in the entry of its record alone, with whose words they are', () => {
  const atom = presentDecisionsFeed({ city: CITY, origin: '', path: '/x', firm: FIRM, asOf: DAY.asOf })
  const [, first = '', second = ''] = atom.split('<entry>')
  expect(second).toContain('企业回应（企业自述，未经核实） 2026-05-06：“已经&lt;整改&gt;。”')
  expect(first).not.toContain('企业回应')
})

it('is a mark with a link in the comparison, without its words', () => {
  const page = presentComparison(CITY, { firms: [FIRM], table: null, ...DAY })
  expect(
    page
      .split('<li>')
      .filter((item) => item.includes('企业有回应'))
      .map((item) => /令.号|没有公布决定文号/.exec(item)?.[0]),
  ).toEqual(['令乙号', '没有公布决定文号'])
  expect(page).toContain('<a href="/replies/1">企业有回应</a>')
  for (const { text } of FIRM.replies) expect(page).not.toContain(text.slice(2, 4))
})
