import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { explainFile } from '../../server/mirror/explain/index'
import { temporaryFolder } from '../support/store'
import { LISTS, OTHER_PATHS, changePaths, kindOf, listPaths } from './asked'
import { startGoldenCity, type Answer, type GoldenCity } from './city'
import { tableOf } from './tables'

/**
 * The whole public face of a city that nothing in it draws by chance: what it answers today must be what it answered yesterday, byte for
 * byte, unless a commit says otherwise. `UPDATE_GOLDEN=1` writes the answers anew; the difference is then read and named in the commit.
 * Each answer is one line with its hash; a few are kept whole, so that a difference can be read.
 */

const ANSWERS = join(__dirname, 'answers')
const FIXTURES = join(__dirname, '../fixtures/sources')
const isUpdate = process.env.UPDATE_GOLDEN === '1'
/** Records of each list whose page, history and past are asked for. */
const RECORDS = 25

let city: GoldenCity
beforeAll(async () => {
  city = await startGoldenCity()
}, 120_000)
afterAll(() => city.stop())

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20)

const lineOf = (path: string, { status, type, text }: Answer): string =>
  `GET ${path} → ${status} ${type.split(';')[0] || '-'} ${Buffer.byteLength(text)} ${hashOf(text)}`

/** Holds a text against the one that is kept, or keeps it. */
function expectKept(file: string, text: string): void {
  const path = join(ANSWERS, file)
  mkdirSync(ANSWERS, { recursive: true })
  if (isUpdate) writeFileSync(path, text)
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : 'nothing is kept: run with UPDATE_GOLDEN=1')
}

async function expectAnswers(group: string, paths: readonly string[]): Promise<void> {
  const lines: string[] = []
  for (const path of paths) lines.push(lineOf(path, await city.get(path)))
  expectKept(`${group}.txt`, lines.join('\n') + '\n')
}

/** Answers kept whole, each field on a line of its own. */
async function expectWhole(file: string, paths: readonly string[]): Promise<void> {
  const whole: Record<string, unknown> = {}
  for (const path of paths) whole[path] = JSON.parse((await city.get(path)).text)
  expectKept(file, JSON.stringify(whole, null, 1) + '\n')
}

interface Listed {
  items: { id: string; source?: string }[]
}
const idsOf = async (path: string): Promise<string[]> => (JSON.parse((await city.get(path)).text) as Listed).items.map(({ id }) => id)

it.each(Object.keys(LISTS))('answers every list as before: %s', async (list) => {
  await expectAnswers(list, listPaths(list))
  await expectWhole(`${list}.page.json`, [`/api/v1/${list}?limit=3`])
})

it.each(Object.keys(LISTS))('answers every record as before: %s', async (list) => {
  const shown = await idsOf(`/api/v1/${list}?limit=100`)
  // What has ended is in no list any more; the second office's records stand by their changes.
  const changed = await idsOf(`/api/v1/changes?kind=${kindOf(list)}&limit=100`)
  const own = [...new Set(changed)].filter((id) => id.startsWith('golden-')).sort()
  const ended = [...new Set(changed)].filter((id) => !id.startsWith('golden-') && !shown.includes(id)).slice(0, RECORDS)
  const pageOf = (id: string) => `/api/v1/${list}/${id}`
  const historyOf = (id: string) => `/api/v1/records/${kindOf(list)}/${id}/history`
  await expectAnswers(
    `${list}.records`,
    [...new Set([...own, ...ended, ...shown.slice(0, RECORDS)])].flatMap((id) => [pageOf(id), historyOf(id)]),
  )
  await expectAnswers(
    `${list}.past`,
    own.flatMap((id) => ['edition=11', 'edition=99', 'on=2026-05-20', 'on=2026-05-22'].map((then) => `${pageOf(id)}?${then}`)),
  )
  await expectWhole(
    `${list}.records.json`,
    own.flatMap((id) => [pageOf(id), historyOf(id)]),
  )
})

it('answers the changes as before', async () => {
  await expectAnswers('changes', changePaths())
  await expectWhole('changes.page.json', ['/api/v1/changes?limit=40'])
  expectKept('changes.page.atom', (await city.get('/feeds/changes.atom?operation=withdraw')).text)
})

it('answers the rest as before', async () => {
  await expectAnswers('others', OTHER_PATHS)
  await expectWhole('summary.json', ['/api/v1/summary'])
})

it('describes each operation as before', async () => {
  const { paths, ...rest } = JSON.parse((await city.get('/api/v1/openapi.json')).text) as { paths: Record<string, Record<string, unknown>> }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  )
  const lines = [...operations, ...Object.entries(rest)].map(([name, told]) => `${name} ${hashOf(JSON.stringify(told))}`)
  expectKept('openapi.txt', lines.join('\n') + '\n')
})

it('answers what its runs found as before', async () => {
  const { items } = JSON.parse((await city.get('/api/v1/runs?limit=50')).text) as Listed
  const findingsOf = (id: string) => ['refused', 'warning'].map((severity) => `/api/v1/runs/${id}/findings?severity=${severity}`)
  await expectAnswers(
    'runs',
    items.flatMap(({ id }) => [`/api/v1/runs/${id}`, ...findingsOf(id)]),
  )
  // Those of the second office's deliveries.
  await expectWhole(
    'findings.json',
    items.filter(({ source = '' }) => source.startsWith('golden-')).flatMap(({ id }) => findingsOf(id)),
  )
})

it('proposes the same of the same files', async () => {
  const { dir, remove } = temporaryFolder()
  const explained: Record<string, unknown> = {}
  const explain = async (path: string) => {
    explained[basename(path)] = await explainFile(path).catch((error: Error) => error.message)
  }
  for (const path of city.files) await explain(path)
  for (const fixture of readdirSync(FIXTURES).sort()) {
    const path = join(dir, fixture.replace(/json$/, 'csv'))
    writeFileSync(path, tableOf(readFileSync(join(FIXTURES, fixture), 'utf8')))
    await explain(path)
  }
  remove()
  expectKept('explained.json', JSON.stringify(explained, null, 1) + '\n')
})
