import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS } from '../../shared/kinds/index'
import { readPage } from './page'

/** `docs/architecture.md` and the pages beside it: every room has a sentence, and every file that a page names is there. */

const ROOT = join(__dirname, '../..')

/** The texts that stand for several: `{a,b}` for each of them, `<kind>` for every kind there is, and so does `hazard`, which is none yet. */
function spelt(path: string): string[] {
  const [, before = '', inner = '', after = ''] = /^(.*?)\{([^}]+)\}(.*)$/.exec(path) ?? []
  if (inner !== '') return inner.split(',').flatMap((one) => spelt(before + one + after))
  const [, head, tail] = /^(.*\/)(?:<kind>|hazard)([/.].*)$/.exec(path) ?? []
  return head === undefined ? [path] : Object.keys(KINDS).map((kind) => head + kind + tail)
}

const named = (file: string): string[] =>
  [...readPage(file).matchAll(/`((?:shared|server|miniapp|test|docs|mirror|editions|read|kinds)\/[^`\s]*)`/g)].flatMap(([, path = '']) =>
    spelt(path),
  )

/** What a build makes: a fresh folder has none of it. */
const MADE = 'miniapp/dist'

/** Whether a path is there: as it is, as a file without its ending, or below the server. */
const isThere = (path: string): boolean =>
  path === MADE || [path, `${path}.ts`, `server/${path}`, `server/${path}.ts`].some((one) => existsSync(join(ROOT, one)))

const rooms = (house: string): string[] =>
  readdirSync(join(ROOT, house), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${house}/${name}`)

it('has a sentence for every room', () => {
  const told = named('docs/architecture.md')
  const all = ['shared', 'server', 'miniapp/src'].flatMap(rooms)
  expect(all.length).toBeGreaterThan(25)
  expect(all.filter((room) => !told.some((path) => path.startsWith(`${room}/`)))).toEqual([])
})

it.each(['architecture', 'decisions', 'glossary', 'kinds', 'life-of-a-record', 'operations', 'sources', 'add-a-kind'])(
  'names only files that are there: %s',
  (page) => {
    expect(named(`docs/${page}.md`).filter((path) => !isThere(path))).toEqual([])
  },
)

it('draws the ways through files that are there', () => {
  const drawn = [...readPage('docs/architecture.md').matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text).join('\n')
  const steps = [...drawn.matchAll(/\b(?:mirror|editions|read|routes|tips|desk|tip)\/[a-zA-Z]+/g)].map(([step]) => step)
  expect(steps.length).toBeGreaterThan(15)
  const isDrawn = (step: string) => isThere(step) || isThere(`miniapp/src/${step}`) || isThere(`shared/${step}`)
  expect([...new Set(steps)].filter((step) => !isDrawn(step))).toEqual([])
})

it('leads from page to page', () => {
  const pages = readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md'))
  const links = pages.flatMap((page) =>
    [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/\]\(([\w.-]+\.md)\)/g)].map(([, to = '']) => to),
  )
  expect(links.length).toBeGreaterThan(10)
  expect([...new Set(links)].filter((to) => !pages.includes(to))).toEqual([])
})
