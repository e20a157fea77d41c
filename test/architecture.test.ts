import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** The rules of the house, held against every import there is. */

const ROOT = join(__dirname, '..')
const SOURCE = /\.(ts|tsx)$/

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/dist/'))
}

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?from\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g),
  ].map(([, type, plain, dynamic]) => ({
    from: file,
    to: place(file, plain ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }))
}

/** A file of ours as its path, anything else by the name of its package. */
function place(from: string, request: string): string {
  const local = request.replace(/^@shared\//, join(ROOT, 'shared') + '/').replace(/^@\//, join(ROOT, 'miniapp/src') + '/')
  if (!local.startsWith('.') && !local.startsWith('/')) return request
  const path = resolve(join(ROOT, dirname(from)), local)
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end).find((one) => existsSync(one) && SOURCE.test(one))
  return relative(ROOT, found ?? path)
}

const all = ['shared', 'server', 'miniapp/src'].flatMap(filesBelow).flatMap(importsOf)
const from = (folder: string) => all.filter((one) => one.from.startsWith(folder + '/'))
const told = (found: Import[]) => found.map((one) => `${one.from} → ${one.to}`)

it('reads the imports it judges', () => {
  expect(all.length).toBeGreaterThan(400)
  expect(from('miniapp/src').some((one) => one.to === 'shared/vocabulary.ts')).toBe(true)
})

it('keeps shared free of everything, but for the one file that knows the national algorithms', () => {
  expect(told(from('shared').filter((one) => !one.to.startsWith('shared/') && one.to !== 'zod'))).toEqual([
    'shared/tips/crypto/suite1.ts → sm-crypto-v2',
  ])
})

it('keeps server and pages apart', () => {
  expect(told(from('server').filter((one) => one.to.startsWith('miniapp/src')))).toEqual([])
  expect(told(from('miniapp/src').filter((one) => one.to.startsWith('server/')))).toEqual([])
})

it('keeps the embedded store a stranger to the application', () => {
  expect(
    told(from('server/embedded').filter((one) => /^(shared|server|miniapp)\//.test(one.to) && !one.to.startsWith('server/embedded/'))),
  ).toEqual([])
  const users = all.filter((one) => one.to.startsWith('server/embedded/') && !one.from.startsWith('server/embedded/'))
  expect(told(users)).toEqual(['server/store.ts → server/embedded/index.ts'])
})

it('ships no schema library to the phone: what pages import as values never reaches zod', () => {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const one of all.filter((edge) => edge.from === file && !edge.typeOnly)) visit(one.to)
  }
  for (const file of filesBelow('miniapp/src')) visit(file)
  expect([...reached].filter((file) => file === 'zod' || file.startsWith('node:'))).toEqual([])
})

it('asks the network in one file of the pages only', () => {
  const asking = filesBelow('miniapp/src').filter((file) => /Taro\.request\b|\bfetch\(/.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(asking).toEqual(['miniapp/src/api/request.ts'])
})

it('has no circle of imports', () => {
  const edges = new Map<string, string[]>()
  for (const one of all.filter((edge) => !edge.typeOnly)) edges.set(one.from, [...(edges.get(one.from) ?? []), one.to])
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  expect(circles).toEqual([])
})
