import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { explainFile } from '../../../../server/mirror/explain/index'
import { Source } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import type { InspectionBody } from '../../../../shared/kinds/inspection/schema'
import { onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { realFiles } from '../../../support/realData'

/** Inspections of another country with up to thirty violations side by side, read as findings. Where the file is missing, this skips. */

const [FILE = ''] = realFiles('inspections', /Inspection_Detail.*\.xlsx$/)
const describeReal = FILE === '' ? describe.skip : describe
const CITED = /^Violation Item \d+ Standard Cited$/

describeReal('real inspections in 395 columns', () => {
  it('reads every violation of every inspection as a finding, and leaves none out', async () => {
    const { rows, columns, proposal } = await explainFile(FILE)
    const cited = columns.map(({ name }) => name).filter((name) => CITED.test(name))
    expect([rows, cited.length]).toEqual([92, 30])
    const source = Source.parse({
      name: 'inspections',
      title: 'inspections',
      agency: '某市',
      kind: 'inspection',
      format: 'xlsx',
      path: basename(FILE),
      coverage: 'additions',
      rhythmHours: 24,
      key: ['Inspection Nr', 'item'],
      columns: { no: 'Inspection Nr', visit: 'Inspection Nr', problem: 'standard' },
      unpivot: { columns: cited, name: 'item', value: 'standard' },
      ignore: columns.map(({ name }) => name).filter((name) => !CITED.test(name) && name !== 'Inspection Nr'),
    })
    const { counts, accepted } = await readWhole(readFileSync(FILE), source, '2026-05-20')
    // By a reader of its own, so that the mirror is not counted by itself.
    const book = read(readFileSync(FILE))
    const lines = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { defval: '' })
    const standing = lines.map((line) => cited.filter((name) => String(line[name]).trim() !== '').length)
    const violations = standing.reduce((sum, count) => sum + count, 0)
    // A line without a violation is one that was looked at and held none.
    const without = standing.filter((count) => count === 0).length
    expect(counts).toMatchObject({ read: violations + without, accepted: violations, refused: 0, duplicate: 0, skipped: without })
    // What is proposed reads the same, with the day by which each had to be put right.
    const proposed = await readWhole(readFileSync(FILE), onlySource(proposal), '2026-05-20')
    expect(proposed.counts).toEqual(counts)
    expect([...proposed.accepted.values()].some(({ body }) => (body as InspectionBody).due !== null)).toBe(true)
    expect(lines).toHaveLength(92)
    const bodies = [...accepted.values()].map(({ body }) => body as InspectionBody)
    expect(new Set(bodies.map(({ visit }) => visit)).size).toBe(standing.filter((count) => count > 0).length)
    // Of none of them its file says on which list it stands or how far it is: nothing of that reads as fine.
    expect(bodies.filter(({ outcome, listMonth }) => outcome !== 'untold' || listMonth !== null)).toEqual([])
  })
})

const [LOG = ''] = realFiles('inspections', /日期在列\.xlsx$/)
const describeLog = LOG === '' ? describe.skip : describe

describeLog('a real log on its side, of thirty days of a building site', () => {
  it('reads by what is proposed every hazard that a day lists, as many as the log itself counts', async () => {
    const { proposal, isOnItsSide } = await explainFile(LOG)
    expect(isOnItsSide).toBe(true)
    const { counts, accepted, findings, facts } = await readWhole(readFileSync(LOG), onlySource(proposal), '2026-05-20')
    // By a reader of its own: what the log counts of each day, in the row below what it tells.
    const book = read(readFileSync(LOG))
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1, raw: false, defval: '' })
    const at = rows.findIndex(([, item]) => item === '隐患整改数量')
    const own = rows[at]?.slice(3).flatMap((cell) => (cell === '' ? [] : [Number(cell)])) ?? []
    expect([own.length, own.reduce((sum, count) => sum + count, 0)]).toEqual([27, 160])
    // One day lists five more than it counts, and one counts eight that it does not list.
    expect(facts.remarks.join()).toContain('“隐患整改数量”和拆出的条数不同：第 26 行写着 6，拆出 11 条；第 34 行写着 8，拆出 1 条')
    expect(counts).toMatchObject({ accepted: 160 + 5 - 7, refused: 0, duplicate: 0 })
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([])
    const bodies = [...accepted.values()].map(({ body }) => body as HazardBody)
    expect(new Set(bodies.map(({ foundOn }) => foundOn)).size).toBe(27)
    expect(bodies.every(({ description }) => (description ?? '').length > 5)).toBe(true)
  })
})
