import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { explainFile } from '../../../server/mirror/explain/index'
import { SourceList, type Source } from '../../../server/mirror/source/sources'
import type { BodyOf } from '../../../shared/kinds/schemas'
import { readWhole } from '../../support/parse'
import { realFiles, rowsBelowHeader } from '../../support/realData'

/** Real public lists of bridges, works and cameras, read as `--explain` proposes it: no row is lost, and of cameras nothing but their number is kept. */

const [bridges] = realFiles('sites', /bridge/)
const [works] = realFiles('sites', /在建/)
const cameras = realFiles('sites', /cctv_big5|Traffic_Camera/)
const [counts] = realFiles('sites', /cctv_summary/)
const scripts = realFiles('sites', /\.js$/)
const documents = [...realFiles('inspections', /\.doc$/), ...realFiles('directives', /\.docx$/), ...realFiles('rewards', /\.md$/)]

const describeReal = bridges === undefined ? describe.skip : describe

/** The proposal for a file, with codes of invented divisions where a person must fill them in. */
async function proposedFor(file: string): Promise<Source> {
  const { proposal } = await explainFile(file)
  const [given] = proposal.sources
  const columns = given.columns as Record<string, { values?: Record<string, string> }>
  Object.keys(columns.division?.values ?? {}).forEach((name, i) => {
    if (columns.division?.values) columns.division.values[name] = String(990_102 + i)
  })
  const [source] = SourceList.parse(proposal).sources
  if (!source) throw new Error('a proposal has a source')
  return source
}

async function readAsProposed(file: string) {
  const source = await proposedFor(file)
  return { source, reading: await readWhole(readFileSync(file), source) }
}

const bodiesOf = <K extends 'site' | 'inventory'>(accepted: Awaited<ReturnType<typeof readWhole>>['accepted']): BodyOf[K][] =>
  [...accepted.values()].map(({ body }) => body as BodyOf[K])

describeReal('real lists of sites', () => {
  it('reads every bridge, in traditional characters', async () => {
    const { source, reading } = await readAsProposed(bridges ?? '')
    expect(source.kind).toBe('site')
    expect(reading.counts).toMatchObject({ read: rowsBelowHeader(bridges ?? ''), refused: 0 })
    expect(reading.counts.accepted + reading.counts.duplicate).toBe(reading.counts.read)
    const sites = bodiesOf<'site'>(reading.accepted)
    expect(new Set(sites.map(({ siteKind }) => siteKind))).toEqual(new Set(['bridge']))
    // A check that has a year only is no day of a check, and nobody told how a bridge is watched.
    expect(sites.every(({ monitoring, enterprise }) => monitoring === null && enterprise !== null)).toBe(true)
  })

  it('reads every work of a contractor, from a workbook that other readers refuse', async () => {
    const { source, reading } = await readAsProposed(works ?? '')
    expect(source).toMatchObject({ kind: 'site', format: 'xlsx', persons: ['项目 经理'] })
    const { accepted, refused, duplicate, read, skipped } = reading.counts
    expect(accepted + refused + duplicate).toBe(252)
    expect(read).toBe(accepted + refused + duplicate + skipped)
    expect(reading.findings.filter(({ severity }) => severity === 'refused').map(({ reason }) => reason)).toEqual([])
    const sites = bodiesOf<'site'>(reading.accepted)
    expect(sites.filter(({ project }) => project?.startsOn).length).toBeGreaterThan(240)
    expect(sites.every(({ siteKind, name }) => siteKind === 'construction_site' && name !== '')).toBe(true)
  })

  it.each(cameras.length === 0 ? [''] : cameras.map((file) => basename(file)))(
    'keeps of the cameras in %s their number and nothing else',
    async (name) => {
      const file = cameras.find((one) => basename(one) === name) ?? ''
      const { source, reading } = await readAsProposed(file)
      expect(source).toMatchObject({ kind: 'inventory', tally: 'total' })
      const inventories = bodiesOf<'inventory'>(reading.accepted)
      expect(inventories.reduce((sum, { total }) => sum + total, 0)).toBe(rowsOf(file).length)
      expect(reading.counts.refused).toBe(0)
      const kept = JSON.stringify([...reading.accepted.values(), reading.findings, reading.facts.remarks, [...reading.facts.filled]])
      const told = rowsOf(file)
        .flatMap((line) => line.split(','))
        .map((cell) => cell.trim())
        .filter(
          (cell) =>
            cell.length > 6 && !('key' in source && Object.keys(valuesIn(source)).some((value) => value.includes(cell.replace(/"/g, '')))),
        )
      expect(told.length).toBeGreaterThan(400)
      expect(told.filter((cell) => kept.includes(cell))).toEqual([])
    },
  )

  it('reads counts that an office has made itself as what is known to exist', async () => {
    const content = JSON.parse(readFileSync(counts ?? '', 'utf8')) as {
      totalRecords: number
      byDistrict: { district: string; recordCount: number }[]
    }
    const { proposal } = await explainFile(counts ?? '')
    const [given] = proposal.sources
    const values = Object.fromEntries(content.byDistrict.map(({ district }, i) => [district, String(990_102 + i)]))
    const columns = { division: { from: 'district', values }, total: 'recordCount', siteKind: { value: 'camera' } }
    const [source] = SourceList.parse({
      sources: [{ ...given, at: 'byDistrict', key: ['district'], columns, ignore: ['policeUnitBreakdown'] }],
    }).sources
    if (!source) throw new Error('a list has a source')
    const { accepted, counts: counted } = await readWhole(readFileSync(counts ?? ''), source)
    expect(counted).toMatchObject({ read: 12, accepted: 12, refused: 0 })
    expect(bodiesOf<'inventory'>(accepted).reduce((sum, { total }) => sum + total, 0)).toBe(content.totalRecords)
  })

  it('calls what is no table what it is, with the way out', async () => {
    const words = await Promise.all(
      documents.map((file) =>
        explainFile(file).then(
          () => '',
          (error: Error) => error.message,
        ),
      ),
    )
    expect(words).toEqual(
      documents.map((file) => `这是${file.endsWith('.md') ? 'Markdown' : 'Word'} 文档：里面的表格请来源另给 xlsx 或 csv`),
    )
    const told = await Promise.all(
      scripts.map((file) =>
        explainFile(file).then(
          ({ format, remarks }) => `${format} ${remarks[0]}`,
          (error: Error) => error.message,
        ),
      ),
    )
    for (const one of told) expect(one).toMatch(/JavaScript 代码/)
    expect(told).toContain('是 JavaScript 代码（JSONP 或变量），里面的数据不是标准的 JSON：请来源给出 JSON')
  })
})

/** The data lines of a table of cameras, by a reader of our own. */
const rowsOf = (file: string): string[] =>
  new TextDecoder(/big5/.test(file) ? 'big5' : 'utf-8')
    .decode(readFileSync(file))
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== '')

const valuesIn = (source: Source): Record<string, string> => {
  const rule = 'columns' in source ? source.columns.division : undefined
  return typeof rule === 'object' && 'values' in rule ? (rule.values ?? {}) : {}
}
