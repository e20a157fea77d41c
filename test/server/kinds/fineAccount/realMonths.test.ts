import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { toldOnce } from '../../../../server/kinds/fineAccount/once'
import { Source } from '../../../../server/mirror/source/sources'
import type { FineAccountBody } from '../../../../shared/kinds/fineAccount/schema'
import { addToMonth } from '../../../../shared/codes/months'
import { onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { realFiles } from '../../../support/realData'

/** Eighty-three monthly sheets of a city's receipts that nobody here wrote: the month stands in the header, this year's beside last year's. Where they are missing, this skips. */

const FILES = realFiles('fine-account/phl_city_nontax', /^\d{4}-\d{2}-nontax\.csv$/)
/** Of each year some, with the first and the last of each form. */
const SOME = FILES.filter((_, i) => i % 9 === 0 || i === FILES.length - 1)
const describeReal = FILES.length > 0 ? describe : describe.skip

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Their year begins in July: jul_fy15 is July 2014. */
function monthOf(header: string): string {
  const [name = '', year = ''] = header.split('_fy')
  const at = NAMES.indexOf(name) + 1
  return `${2000 + Number(year) - (at >= 7 ? 1 : 0)}-${String(at).padStart(2, '0')}`
}

const sourceOf = (file: string, headers: readonly string[]): Source => {
  const months = headers.filter((header) => /^[a-z]{3}_fy\d{2}$/.test(header))
  return Source.parse({
    name: 'receipts',
    title: '收入月报',
    agency: '某市',
    kind: 'fineAccount',
    coverage: 'additions',
    rhythmHours: 800,
    format: 'csv',
    path: basename(file),
    key: ['name', '月份'],
    columns: {
      month: { from: '月份', values: Object.fromEntries(months.map((header) => [header, monthOf(header)])) },
      paidFen: { from: '金额', unit: '元' },
    },
    envelope: { agency: 'name' },
    unpivot: { columns: months, name: '月份', value: '金额' },
    ignore: headers.filter((header) => header !== 'name' && !months.includes(header)),
  })
}

describeReal('monthly sheets with the month in the header', () => {
  it('accounts for every cell of a month; of what the sheet of a year later tells again, a part was corrected since', async () => {
    const told = new Map<string, number>()
    const again = new Map<string, number>()
    const sums = { read: 0, accepted: 0, refused: 0, duplicate: 0, skipped: 0 }
    let cells = 0
    for (const file of FILES) {
      const text = readFileSync(file, 'utf8')
      const [header = '', ...lines] = text.trim().split('\n')
      const headers = header.trim().split(',')
      cells += lines.flatMap((line) => line.split(',').slice(1, 3)).filter((cell) => cell !== '').length
      const { accepted, counts, findings } = await readWhole(readFileSync(file), sourceOf(file, headers), '2021-12-31')
      for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += counts[key]
      // What was paid back in a month is no amount of fines: those rows are refused, with the cell.
      expect(findings.filter(({ severity, reason }) => severity === 'refused' && !/^“-[\d.]+”不是金额$/.test(reason))).toEqual([])
      const own = basename(file).slice(0, 7)
      for (const { envelope, body } of accepted.values()) {
        const { month, paidFen } = body as FineAccountBody
        expect([own, addToMonth(own, -12)]).toContain(month)
        if (paidFen !== null) (month === own ? told : again).set(`${envelope.agency} ${month}`, paidFen)
      }
    }
    expect(sums.read).toBe(sums.accepted + sums.refused + sums.duplicate + sums.skipped)
    expect(sums.accepted + sums.refused).toBe(cells)
    // A line with two empty months is no row of either.
    expect(sums).toEqual({ read: 1_757, accepted: 1_676, refused: 34, duplicate: 0, skipped: 47 })
    const both = [...told].filter(([key]) => again.has(key))
    expect([both.length, both.filter(([key, fen]) => again.get(key) !== fen).length]).toEqual([641, 94])
  }, 60_000)

  it('is proposed but for one line, which is asked for: what the money is, in which unit; with it every fine is read', async () => {
    const sums = { cells: 0, accepted: 0, refused: 0 }
    for (const file of SOME) {
      const { columns, headerLine, proposal, remarks } = await explainFile(file)
      expect([headerLine, columns.at(-1)]).toMatchObject([1, { name: '月份', field: 'month' }])
      const asked = remarks.filter((remark) => /请来源说明|请补上|没有看出来|没有采用/.test(remark))
      expect(asked).toEqual([
        expect.stringMatching(/^“金额”是什么、什么单位，表里没有写，只差这一行.*已缴金额写 "paidFen": \{ "from": "金额", "unit": "元" \}/),
      ])
      const [proposed] = proposal.sources
      const answered = { ...proposed, columns: { ...(proposed.columns as object), paidFen: { from: '金额', unit: '元' } } }
      const { counts, accepted, findings } = await readWhole(readFileSync(file), onlySource({ sources: [answered] }), '2021-12-31')
      // Licences, interest and cost of courts stand beside the fines, and are none.
      const fines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /^[a-z_]*fines?,/.test(line))
        .flatMap((line) => line.split(',').slice(1, 3))
        .filter((cell) => cell !== '')
      sums.cells += fines.length
      sums.accepted += counts.accepted
      sums.refused += counts.refused
      expect(findings.filter(({ severity, reason }) => severity === 'refused' && !/^“-[\d.]+”不是金额$/.test(reason))).toEqual([])
      const own = basename(file).slice(0, 7)
      for (const { body } of accepted.values()) expect([own, addToMonth(own, -12)]).toContain((body as FineAccountBody).month)
    }
    expect(sums.accepted + sums.refused).toBe(sums.cells)
    expect(sums.accepted).toBeGreaterThan(SOME.length)
  }, 60_000)
})

const [CHECKS = ''] = realFiles('inspections', /inspections_monthly\.csv$/)
const itReal = CHECKS === '' ? it.skip : it

itReal(
  'reads by what is proposed how many premises were checked in each month of six and a half years, and finds the totals that do not add up',
  async () => {
    const bytes = readFileSync(CHECKS)
    const { counts, accepted } = await readWhole(bytes, onlySource((await explainFile(CHECKS)).proposal), '2026-12-31')
    const lines = bytes
      .toString('utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').map(Number))
    expect(counts).toMatchObject({ read: lines.length, accepted: lines.length, refused: 0 })
    const items = [...accepted.values()].map(({ id, body }) => ({
      ...(body as FineAccountBody),
      id,
      source: 'checks',
      lastChangedAt: '2026-12-31T00:00:00.000Z',
    }))
    const sum = items.reduce((all, { checks }) => all + (checks ?? 0), 0)
    expect(sum).toBe(lines.reduce((all, [, checks = 0]) => all + checks, 0))
    // A year whose months do not add up to its own totals is remarked from there on.
    const { notes } = toldOnce(items)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^2021-09.*的本年累计检查家次和各月之和不符/)
  },
)
