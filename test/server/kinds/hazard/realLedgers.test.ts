import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { explainFile, type Explanation } from '../../../../server/mirror/explain/index'
import { Source } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole, type WholeReading } from '../../../support/parse'
import { realFiles, rowsBelowHeader } from '../../../support/realData'

/** Ledgers of one building site that real people filled in, read as `--explain` proposes. Where they are missing, this skips. */

const [SHEET_2019 = '', SHEET_2020 = ''] = realFiles('hazards', /统计表_20(19|20)\.\d\d\.xlsx$/)
const [EXPORT = ''] = realFiles('hazards', /软件导出.*\.xlsx$/)
const [TEMPLATE = ''] = realFiles('inspections', /导入模板.*\.xls$/)
const isThere = [SHEET_2019, SHEET_2020, EXPORT, TEMPLATE].every((file) => file !== '')
const describeReal = isThere ? describe : describe.skip

interface Mapped {
  explained: Explanation
  reading: WholeReading
  bodies: HazardBody[]
}

async function mapped(file: string, today: string): Promise<Mapped> {
  const explained = await explainFile(file)
  const [proposed] = explained.proposal.sources
  const reading = await readWhole(readFileSync(file), Source.parse({ ...proposed, agency: '某市', path: basename(file) }), today)
  return { explained, reading, bodies: [...reading.accepted.values()].map(({ body }) => body as HazardBody) }
}

const fieldsOf = ({ explained }: Mapped): Record<string, string | null> =>
  Object.fromEntries(explained.columns.map(({ name, field }) => [name, field]))
const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length

const SHEET_FIELDS = {
  隐患内容: 'description',
  排查日期: 'foundOn',
  隐患类型: 'consequence',
  隐患级别: 'level',
  责任单位: 'enterprise.name',
  责任人: 'commitments.responsibility.person',
  整改期限: 'commitments.deadline',
  整改措施与要求: 'commitments.measures',
  复查结果: 'recheck.result',
  复查日期: 'recheck.on',
  复查人: 'recheck.by',
  隐患状态: 'status',
}

describeReal('real ledgers of hazards', () => {
  it.each([
    [SHEET_2019, '2019-07-01', 38],
    [SHEET_2020, '2020-06-01', 98],
    [EXPORT, '2020-06-01', 57],
  ])('%s: every row is accounted for', async (file, today, hazards) => {
    const one = await mapped(file, today)
    expect(one.explained.proposal.sources[0]).toMatchObject({ kind: 'hazard', coverage: 'additions' })
    const { read, accepted, refused, duplicate, skipped } = one.reading.counts
    expect(read).toBe(accepted + refused + duplicate + skipped)
    expect({ accepted, duplicate }).toEqual({ accepted: hazards, duplicate: 0 })
    expect(rowsBelowHeader(file)).toBeGreaterThanOrEqual(hazards)
  })

  it('the sheets of an office: a header in the third row, merged cells, bare serials beside days, a note below', async () => {
    for (const [file, today] of [
      [SHEET_2019, '2019-07-01'],
      [SHEET_2020, '2020-06-01'],
    ] as const) {
      const one = await mapped(file, today)
      expect(fieldsOf(one)).toMatchObject(SHEET_FIELDS)
      expect(one.explained.headerLine).toBe(3)
      expect(one.bodies.filter(({ foundOn, due, recheck }) => !foundOn || !due || !recheck?.on)).toEqual([])
      expect(one.bodies.filter(({ outcome, recheck }) => outcome !== 'closed_undated' || recheck?.result !== 'passed')).toEqual([])
      // Who answers and who checked are told by their surnames, and are two.
      expect(
        one.bodies.filter(({ commitments, recheck, closedByFixer }) => {
          const names = [commitments?.responsibility?.person, recheck?.by]
          return closedByFixer !== 'no' || names.some((name) => !/^\p{Script=Han}\*{1,2}$/u.test(name ?? ''))
        }),
      ).toEqual([])
    }
  })

  it('the export of a vendor: all closed, and of none is told who checked it', async () => {
    const one = await mapped(EXPORT, '2020-06-01')
    expect(fieldsOf(one)).toMatchObject({ 问题描述: 'description', 检查时间: 'foundOn', 处置措施: 'handling', 隐患状态: 'status' })
    expect(count(one.bodies, ({ remarks }) => remarks.includes('closed_without_recheck'))).toBe(57)
    expect(count(one.bodies, ({ handling }) => handling === 'on_the_spot')).toBe(45)
    expect(count(one.bodies, ({ handling, due, foundOn }) => handling === 'on_the_spot' && due === foundOn)).toBe(42)
    expect(count(one.bodies, ({ closedByFixer }) => closedByFixer === 'unknown')).toBe(57)
  })

  it('a vendor’s form that nobody has filled in is known by its headers', async () => {
    const { columns, rows } = await explainFile(TEMPLATE)
    expect(rows).toBe(0)
    expect(Object.fromEntries(columns.map(({ name, field }) => [name, field]))).toEqual({
      检查类型: 'foundBy',
      检查项: null,
      不合格项描述: 'description',
      整改要求: 'commitments.measures',
      检查区域: 'place.address',
      责任单位: 'enterprise.name',
      处理措施: 'handling',
      限时时间: 'commitments.deadline',
      '整改情况(是/否)': 'status',
    })
  })

  it('the two of one month tell the same but for what is told here, each with its number', async () => {
    const [sheet, exported] = [await mapped(SHEET_2020, '2020-06-01'), await mapped(EXPORT, '2020-06-01')]
    expect(compare(sheet.bodies, exported.bodies)).toEqual({
      pairs: 53,
      // One is told in other words.
      inOtherWords: 1,
      // Of one day, which the office did not write down.
      onlyExported: 4,
      daysOfOnlyExported: 1,
      // The sheet goes back further than the export, and has two of one day that the export lacks.
      beforeTheExport: 43,
      afterTheExport: 0,
      onlyInTheSheet: 2,
      // The same finding under another day, another deadline, another kind of harm.
      foundOn: 2,
      due: 7,
      level: 0,
      consequence: 2,
      // The export has another person for one contractor, and names the reporter where it does not know the contractor.
      person: 22,
      reporterAnswers: 6,
      // Short names in the one, full ones in the other: of four short ones one row is entered under two firms.
      enterprise: 53,
      shortNames: 4,
      namesForThem: 5,
      // What each of them does not tell at all.
      recheckOnlyInTheSheet: 53,
      handlingOnlyExported: 52,
    })
  })
})

/** What stands in one of two ledgers, in the other, and in both, and where those that stand in both differ. */
function compare(sheet: readonly HazardBody[], exported: readonly HazardBody[]) {
  const days = exported.flatMap(({ foundOn }) => foundOn ?? [])
  const [first = '', last = ''] = [days.sort()[0], days.sort().at(-1)]
  const left = new Set(sheet)
  const pairs: [HazardBody, HazardBody][] = []
  const only: HazardBody[] = []
  const isSame = (one: HazardBody, other: HazardBody): boolean => one.description !== null && one.description === other.description
  const isLike = (one: HazardBody, other: HazardBody): boolean =>
    one.foundOn === other.foundOn && one.due === other.due && one.consequence === other.consequence
  const pending: HazardBody[] = []
  const take = (other: HazardBody, is: typeof isSame): boolean => {
    const one = [...left].find((candidate) => is(candidate, other))
    if (one) {
      left.delete(one)
      pairs.push([one, other])
    }
    return one !== undefined
  }
  for (const other of exported) if (!take(other, isSame)) pending.push(other)
  const inOtherWords = count(pending, (other) => take(other, isLike) || (only.push(other), false))
  const differing = (is: (one: HazardBody, other: HazardBody) => boolean): number => count(pairs, ([one, other]) => !is(one, other))
  const personOf = ({ commitments }: HazardBody) => commitments?.responsibility?.person ?? null
  const namedAlike = pairs.filter(([one, other]) => personOf(other) !== one.recheck?.by)
  return {
    pairs: pairs.length,
    inOtherWords,
    onlyExported: only.length,
    daysOfOnlyExported: new Set(only.map(({ foundOn }) => foundOn)).size,
    beforeTheExport: count([...left], ({ foundOn }) => (foundOn ?? '') < first),
    afterTheExport: count([...left], ({ foundOn }) => (foundOn ?? '') > last),
    onlyInTheSheet: count([...left], ({ foundOn }) => (foundOn ?? '') >= first && (foundOn ?? '') <= last),
    foundOn: differing((one, other) => one.foundOn === other.foundOn),
    due: differing((one, other) => one.due === other.due),
    level: differing((one, other) => one.level === other.level),
    consequence: differing((one, other) => one.consequence === other.consequence),
    person: differing((one, other) => personOf(one) === personOf(other)),
    reporterAnswers: count(pairs, ([one, other]) => personOf(other) === one.recheck?.by),
    enterprise: differing((one, other) => one.enterprise?.name === other.enterprise?.name),
    shortNames: new Set(namedAlike.map(([one]) => one.enterprise?.name)).size,
    namesForThem: new Set(namedAlike.map(([one, other]) => `${one.enterprise?.name} ${other.enterprise?.name}`)).size,
    recheckOnlyInTheSheet: count(pairs, ([one, other]) => one.recheck !== null && other.recheck === null),
    handlingOnlyExported: count(pairs, ([one, other]) => one.handling === null && other.handling !== null),
  }
}
