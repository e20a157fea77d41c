import fc from 'fast-check'
import { terminalSlides, type TerminalAnswers } from '../../../server/kinds/terminal'
import { tradingSlides } from '../../../server/kinds/tradingCentre'
import { presentComparison } from '../../../server/presenters/comparison'
import { presentDecisionsFeed } from '../../../server/presenters/decisions'
import { decisionsIn, type Said } from '../../../server/read/decisions'
import { KNOWN } from '../../../shared/api/decisions'
import { forbiddenIn } from '../../miniapp/claims/forbidden'

/** No sentence that leaves the house for owners and trading centres is a ban that no decision orders; those of the pages are read in test/miniapp/claims. */

const TODAY = '2026-05-20'
const FIRM = { name: '云帆甲建设有限公司', uscc: '91990100MA0000015X' }
/** A measure that is a ban, and whether some decision orders it. */
const BANS = fc.array(
  fc.record({
    text: fc.constantFrom('禁止投标', '取消投标资格六个月', '不得承接新项目', '列入黑名单', '责令停产停业'),
    decisionNo: fc.option(fc.constantFrom('云住建罚〔2026〕1号', '云住建罚〔2026〕2号', ' ', '')),
    from: fc.option(fc.constantFrom('2026-05-19', '2026-05-21')),
    to: fc.option(fc.constantFrom('2026-05-19', TODAY, '2026-09-01')),
  }),
  { maxLength: 5 },
)

it('tells no ban that no decision orders, in a feed, a page or an entry: only words of a decision, in quotation marks behind its number', () => {
  const seen = { ordered: 0, unordered: 0 }
  fc.assert(
    fc.property(BANS, fc.constantFrom(...KNOWN), (measures, known) => {
      const version = {
        kind: 'notice',
        id: 'x-1',
        agency: '云帆市住房和城乡建设局',
        documentNo: '通报1号',
        publicUntil: null,
        from: 3,
        changedAt: new Date(0),
        body: { title: '关于禁止投标的通报', text: '禁止投标', enterprises: [FIRM], measures },
      } as unknown as Said
      const { decisions, isUntold } = decisionsIn(version, TODAY, FIRM.uscc)
      const untold = isUntold ? [{ kind: 'notice' as const, id: 'x-1', path: '/x' }] : []
      const firm = { code: FIRM.uscc, check: 'valid' as const, known, name: FIRM.name, decisions, untold, replies: [], grade: null }
      const day = { day: TODAY, edition: 3, asOf: '2026-05-20T00:00:00.000Z', sources: [] }
      const city = { name: '云帆市', sample: true, officePhone: null, division: null }
      const told = [
        JSON.stringify(decisions),
        presentComparison(city, { firms: [firm], table: null, ...day }),
        presentDecisionsFeed({ city, origin: '', path: '/x', firm, asOf: day.asOf }),
      ]
      const board = JSON.stringify(tradingSlides(decisions, untold.length))
      const ordered = measures.filter(({ decisionNo, to }) => (decisionNo ?? '').trim() !== '' && (to === null || to >= TODAY))
      seen.ordered += ordered.length
      seen.unordered += measures.length - ordered.length
      for (const text of told) {
        for (const { text: ban, decisionNo } of ordered) expect([text.includes(ban), text.includes(decisionNo ?? '')]).toEqual([true, true])
        // What a decision says taken out, nothing that is left is a ban.
        const left = ordered.reduce((rest, { text: ban }) => rest.replaceAll(`“${ban}”`, '').replaceAll(`"text":"${ban}"`, ''), text)
        expect(forbiddenIn(left)).toBeNull()
      }
      // The board tells of those alone that are in force.
      expect(forbiddenIn(ordered.reduce((rest, { text: ban }) => rest.replaceAll(`“${ban}”`, ''), board))).toBeNull()
      for (const { text: ban, from } of ordered.filter((one) => one.from !== null && one.from <= TODAY))
        expect([from, board.includes(ban)]).toEqual([from, true])
    }),
    { numRuns: 150 },
  )
  expect(Math.min(seen.ordered, seen.unordered)).toBeGreaterThan(20)
})

it('repeats on the board of a terminal no measure that no decision orders, and says how many there are', () => {
  const terminal = { id: 'yunfan', name: '云帆客运中心', places: [] }
  fc.assert(
    fc.property(BANS, (measures) => {
      const body = { title: '客运安全通报', enterprises: [FIRM], rectified: null, routes: [], terminals: [], measures }
      const record = { id: 'x-1', body, agency: '云帆市交通运输局', documentNo: null, publishedAt: null, publicUntil: null }
      const board = JSON.stringify(terminalSlides(terminal, { operators: [], circulars: [{ record }] } as unknown as TerminalAnswers))
      const ordered = measures.filter(({ decisionNo }) => (decisionNo ?? '').trim() !== '')
      expect(forbiddenIn(ordered.reduce((rest, { text: ban }) => rest.replaceAll(`“${ban}”`, ''), board))).toBeNull()
      for (const { text: ban, decisionNo } of ordered.slice(0, 2)) expect(board).toContain(`${decisionNo}：“${ban}”`)
      const untold = measures.length - ordered.length
      expect(board.includes(`另有 ${untold} 项措施没有公布决定文号`)).toBe(untold > 0)
    }),
    { numRuns: 150 },
  )
})
