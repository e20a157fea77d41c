import { GUARDS } from '../../server/mirror/guards/guards'
import { SourceList } from '../../server/mirror/source/sources'
import { ruleOf } from '../../server/kinds/index'
import { KINDS } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import { resultTable } from './fields'
import { options, pathsSaid } from './options'
import { examplesOf, expectPart, partsOf, readPage, tableOf } from './page'

/** `docs/sources.md`: every option of a list of sources, with an example that is read. `UPDATE_GOLDEN=1 npx jest test/docs` writes its tables anew. */

const PAGE = 'docs/sources.md'
const examples = examplesOf(PAGE)

type Entry = Record<string, unknown>
const sourcesIn = (entry: Entry): Entry[] => (entry.sources ?? []) as Entry[]
const [base = {}] = sourcesIn(examples[0]?.entry ?? {})

const without = (entry: Entry, names: readonly string[]): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)))

/** An example as a whole list: what it says stands in the first entry of the page, in place of what it puts out of use. */
function listOf(said: Entry): Entry {
  if ('sources' in said) return said
  const gone = [
    ...('url' in said || 'folder' in said ? ['path'] : []),
    ...('template' in said ? ['key', 'columns', 'kind', 'coverage'] : []),
    ...(said.format === 'json-feed' ? ['key', 'columns'] : []),
  ]
  return { sources: [{ ...without(base, gone), ...said }] }
}

it('has examples, each a list of sources by its schema where it stands in the first entry', () => {
  expect(examples.length).toBeGreaterThan(25)
  for (const { entry } of examples) expect([entry, SourceList.safeParse(listOf(entry)).error?.issues]).toEqual([entry, undefined])
})

it('has an example for every option, every format and every template', () => {
  const said = new Set(examples.flatMap(({ entry }) => [...pathsSaid(without(entry, ['sources'])), ...pathsSaid(sourcesIn(entry))]))
  const all = options().map(({ path }) => path)
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter((path) => !said.has(path))).toEqual([])
  const valuesOf = (name: string) => new Set(examples.flatMap(({ entry }) => entry[name] ?? sourcesIn(entry).map((one) => one[name])))
  const formats = options().find(({ path }) => path === 'format')?.values ?? []
  expect(formats.length).toBeGreaterThan(6)
  expect(formats.filter((format) => !valuesOf('format').has(format))).toEqual([])
  const templates = codesOf(KINDS).flatMap((kind) => Object.keys(ruleOf(kind).intake.templates ?? {}))
  expect(templates.filter((template) => !valuesOf('template').has(template))).toEqual([])
})

it('names every option, what it may be, and every guard in its text', () => {
  const text = readPage(PAGE).replaceAll(/^```[\s\S]*?^```$/gm, '')
  const last = (path: string) => path.split('.').at(-1) ?? path
  const named = options()
    .map(({ path }) => last(path))
    .filter((name) => name !== '*')
  // Kinds have a page of their own, and a delimiter is no word.
  const values = options().flatMap(({ path, values: words }) => (path === 'kind' ? [] : words.filter((word) => /\w/.test(word))))
  expect(
    [...named, ...values, ...Object.entries(GUARDS).map(([guard, words]) => `${words} \`${guard}\``)].filter(
      (name) => !text.includes(name),
    ),
  ).toEqual([])
})

it.each(examples.filter(({ result }) => result !== null).map((example) => [example.result ?? '', example] as const))(
  'shows what becomes of the rows of an example: %s',
  async (result, { entry, file }) => {
    expect(file).not.toBeNull()
    expectPart(PAGE, `结果 ${result}`, await resultTable(sourcesIn(listOf(entry))[0] ?? {}, file ?? ''))
  },
)

it('says what is taken where an option is not written', () => {
  const rows = options().flatMap(({ path, usual }) =>
    usual === undefined || JSON.stringify(usual) === '{}' ? [] : [[`\`${path}\``, `\`${JSON.stringify(usual)}\``]],
  )
  expectPart(PAGE, '不写时', tableOf(['选项', '不写时'], rows))
})

it('has no part that nothing generates', () => {
  const results = examples.flatMap(({ result }) => (result === null ? [] : [`结果 ${result}`]))
  expect(partsOf(PAGE)).toEqual([...results, '不写时'])
})
