import { randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ChangeSigns } from '../../../server/mirror/guards/changeSigns'
import { judgeReading } from '../../../server/mirror/guards/guards'
import { runSource } from '../../../server/mirror/run/run'
import type { Source } from '../../../server/mirror/source/sources'
import type { RunCounts } from '../../../shared/api/runs'
import { readWhole } from '../../support/parse'
import { headOf, mappedSource, realFiles, rowsBelowHeader } from '../../support/realData'
import { startTestStore, temporaryFolder, type TestStore } from '../../support/store'

/** The families of real files: the mapping that reads them, a day on which they were news (the end of the year in their name, where there is one), and the share that may be refused. */
const FAMILIES: [folder: string, name: RegExp, mapping: string, now: string, refusedMax: number][] = [
  ['enterprises', /\.csv$/, 'enterprise-register', '2026-05-20', 0.001],
  ['enterprises', /^\d{4}_.*\.xls$/, 'enterprise-register-xls', '2026-05-20', 0.001],
  ['enterprises', /OCR\.xlsx$/, 'dishonest-enterprises', '2026-05-20', 0.001],
  ['transport', /\.xls$/, 'dishonest-carriers', '2026-05-20', 0.001],
  ['accidents', /\.csv$/, 'accident-ledger-tw', '2026-05-20', 0.02],
  ['accidents', /\.json$/, 'accident-ledger-tw-json', '2026-05-20', 0.02],
  // The name of the newspaper stands beside the date in some.
  ['accidents', /\.tar\.gz$/, 'accident-news', '2026-05-20', 0.15],
  // Names in the column of dates, and decisions that name nobody.
  ['penalties', /^cbirc_.*\.xlsx$/, 'penalties-banking', '2022-12-31', 0.35],
  ['penalties', /^mee_.*\.xlsx$/, 'emission-circulars', '2018-02-01', 0.001],
  ['penalties', /職安.*\.csv$/, 'penalties-osh-tw', 'by name', 0.001],
  ['penalties', /勞動.*\.csv$/, 'penalties-labour-tw', 'by name', 0.001],
]
const CASES = FAMILIES.flatMap(([folder, name, mapping, now, refusedMax]) => {
  const files = realFiles(folder, name)
  const smallest = Math.min(...files.map((file) => statSync(file).size))
  return files.map((file) => ({
    name: basename(file),
    file,
    mapping,
    now: now === 'by name' ? `${/\d{4}/.exec(basename(file))?.[0]}-12-31` : now,
    refusedMax,
    // What is the same is a matter of the mapping: one file of each, and not that of a hundred thousand rows.
    isReadAnew: statSync(file).size === smallest,
  }))
})
const NONE: (typeof CASES)[number] = { name: '', file: '', mapping: '', now: '', refusedMax: 0, isReadAnew: false }

/** Reasons that make sense when read aloud; another one is a fault of ours until somebody has looked at it. */
const REASONS = [
  /^“.*”不是日期(：.+)?$/s,
  /^“.*”的名称被截短了，请来源给出全名$/s,
  /^“.*”里的日期和别的文字连在一起$/s,
  /^没有写明被处罚的是谁$/,
  /^没有处罚决定日期，算不出公示到哪一天$/,
  /^轻微处罚原则上不公示/,
  /^必填，但没有内容$/,
  /^含有无法识别的字节$/,
  /^处罚决定日期(在将来|不合常理)$/,
  /^主键是空的$/,
  /^主键与第 \d+ 行相同，内容不同$/,
  /^“.*”不是金额$/s,
  /^列数不符：表头 \d+ 列，这一行(只有)? ?\d+ 列$/,
  /^数字的位数超过表格能保存的，后面几位已经丢失，请把这一列设成文本$/,
]

/** A file of more rows is read to its end and judged, and published as far as this: more than one batch of writes. Storing a row costs more than reading it. */
const PUBLISHED_ROWS = 1_500
const LARGE_BYTES = 1_500_000

const { dir, remove } = temporaryFolder()
afterAll(remove)

let store: TestStore
beforeEach(async () => {
  store = await startTestStore()
})
afterEach(() => store.stop())

/** Every row is counted once, and refused for a reason that makes sense. */
function demandCounted(
  { read, accepted, refused, duplicate, skipped }: RunCounts,
  findings: { reason: string }[],
  rows: number,
  refusedMax: number,
): void {
  expect(read).toBe(rows)
  expect(read).toBe(accepted + refused + duplicate + skipped)
  expect(refused / read).toBeLessThanOrEqual(refusedMax)
  expect(findings).toHaveLength(refused)
  expect(findings.map(({ reason }) => reason).filter((reason) => !REASONS.some((known) => known.test(reason)))).toEqual([])
}

/** Demands of a file that is not stored what is demanded of one that is. */
async function demandReadable(file: string, source: Source, now: string, refusedMax: number): Promise<void> {
  const { counts, findings, facts, ledger } = await readWhole(readFileSync(file), source, now)
  demandCounted(
    counts,
    findings.filter(({ severity }) => severity === 'refused'),
    rowsBelowHeader(file),
    refusedMax,
  )
  const signs = new ChangeSigns()
  const before = { seen: null, readOtherwise: false, endsOpen: false, bytes: 0, fewestBytes: null }
  const nothing = { current: 0, absent: 0, ended: 0, reinstated: 0, changed: 0, signs, fill: {}, persons: [], before }
  expect([...judgeReading(source, ledger, facts, nothing, []).stops]).toEqual([])
}

const describeReal = CASES.length === 0 ? describe.skip : describe

describeReal('real files', () => {
  it.each(CASES.length === 0 ? [NONE] : CASES)(
    '$name: every row is accounted for, and the same rows are no change',
    async ({ file, mapping, now, refusedMax, isReadAnew }) => {
      const { db } = store
      const isLarge = file.endsWith('.csv') && statSync(file).size > LARGE_BYTES
      if (isLarge) await demandReadable(file, mappedSource(mapping, { path: file }), now, refusedMax)
      const published = isLarge ? join(dir, basename(file)) : file
      if (isLarge) writeFileSync(published, headOf(file, PUBLISHED_ROWS))
      const source = mappedSource(mapping, { path: published })
      const deps = { db, now: () => new Date(now + 'T04:00:00.000Z'), newId: randomUUID }
      const first = await runSource(source, deps)
      expect({ state: first.state, reason: first.reason }).toEqual({ state: 'published', reason: null })
      const findings = await db.findings.find({ run: first._id, severity: 'refused' }).lean()
      demandCounted(first.counts, findings, rowsBelowHeader(published), isLarge ? 1 : refusedMax)
      expect(await runSource(source, deps)).toMatchObject({ state: 'unchanged', counts: first.counts })
      if (!isReadAnew) return
      // The same rows read once more from the first byte are no change either.
      await db.runs.updateMany({}, { $set: { mappingSha256: null } })
      expect(await runSource(source, deps)).toMatchObject({ state: 'unchanged', counts: first.counts })
    },
    120_000,
  )

  it('notices in twenty-three files without headers, and two empty ones among them', async () => {
    const files = realFiles('notices', /^Policy_Data_.*\.csv$/)
    const source = mappedSource('policy-notices', { folder: dirname(files[0] ?? '') })
    const deps = { db: store.db, now: () => new Date(), newId: randomUUID }
    const run = await runSource(source, deps)
    expect({ state: run.state, reason: run.reason }).toEqual({ state: 'published', reason: null })
    expect(run.files).toHaveLength(files.length)
    expect(run.counts).toMatchObject({ refused: 0, skipped: 1 })
    expect(run.counts.duplicate).toBeGreaterThan(60)
  })
})
