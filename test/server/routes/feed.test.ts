import { request } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import type { ChangesAnswer } from '../../../shared/api/changes'
import type { RecordAnswer } from '../../../shared/api/records'
import type { Kind } from '../../../shared/kinds/index'
import type { Operation } from '../../../shared/vocabulary'
import type { VersionDoc } from '../../../server/models/version'
import { startTestApp, type TestApp } from '../../support/app'

/** The feed of changes as programs follow it: from its newest document to its oldest, from anywhere, again and again. */

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ publicUrl: undefined })
}, 60_000)
afterAll(() => app.stop())

interface Document {
  id: string
  updated: string
  archive: boolean
  links: Record<string, string>
  entries: { id: string; updated: string; author: string; link: string }[]
}

/** A document of the feed, read by a parser that refuses what is not well-formed. */
function read(xml: string): Document {
  const found: Document = { id: '', updated: '', archive: false, links: {}, entries: [] }
  const parser = new SaxesParser({ xmlns: true })
  const open: string[] = []
  let text = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (piece) => (text += piece))
  parser.on('opentag', ({ local, attributes }) => {
    open.push(local)
    text = ''
    const value = (name: string) => String(attributes[name]?.value ?? '')
    if (local === 'entry') found.entries.push({ id: '', updated: '', author: '', link: '' })
    const entry = open.includes('entry') ? found.entries.at(-1) : undefined
    if (local === 'link' && entry) entry.link = value('href')
    else if (local === 'link') found.links[value('rel')] = value('href')
  })
  parser.on('closetag', ({ local, uri }) => {
    const entry = open.includes('entry') ? found.entries.at(-1) : undefined
    if (local === 'archive' && uri === 'http://purl.org/syndication/history/1.0') found.archive = true
    if (local === 'id') (entry ?? found).id = text
    if (local === 'updated') (entry ?? found).updated = text
    if (local === 'name' && entry) entry.author = text
    open.pop()
  })
  parser.write(xml).close()
  return found
}

const document = async (path: string): Promise<Document> => read(await (await app.get(path)).text())

/** Every document from one on, by a link that leads to older ones. */
async function followed(path: string, rel = 'prev-archive'): Promise<Document[]> {
  const documents = [await document(path)]
  for (let next = documents[0]?.links[rel]; next !== undefined; next = documents.at(-1)?.links[rel]) {
    expect(next.startsWith(app.base + '/feeds/')).toBe(true)
    documents.push(await document(next.slice(app.base.length)))
    expect(documents.length).toBeLessThan(100)
  }
  return documents
}

/** Every change that was ever published, the newest first, as the store has it. */
async function everyChange(filter: { kind?: Kind; operation?: Operation }): Promise<string[]> {
  const versions = await app.store.db.versions.find(filter, { kind: 1, id: 1, from: 1 }).lean<VersionDoc[]>()
  return versions
    .sort((a, b) => b.from - a.from || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? 1 : -1))
    .map(({ kind, id, from }) => `urn:mingan:${kind}:${id}:${from}`)
}

const EVERYTHING: [string, { kind?: Kind; operation?: Operation }, string][] = [
  ['of everything', {}, 'prev-archive'],
  ['of one kind, by a reader that knows pages only', { kind: 'enterprise' }, 'next'],
  ['of what happened', { operation: 'publish', kind: 'notice' }, 'prev-archive'],
]
it.each(EVERYTHING)('brings every change %s, each in one document and once', async (_name, filter, rel) => {
  const documents = await followed(`/feeds/changes.atom?${new URLSearchParams(filter).toString()}`, rel)
  const ids = documents.flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(ids).toEqual(await everyChange(filter))
  expect(ids.length).toBeGreaterThan(60)
  expect(documents.map(({ archive, links }) => [archive, links.current !== undefined])).toEqual(documents.map((_, i) => [i > 0, i > 0]))
  expect(new Set(documents.map(({ id }) => id)).size).toBe(1)
  expect(Math.max(...documents.map(({ entries }) => entries.length))).toBeLessThan(100)
})

it('brings what concerns one firm only, as the list has it', async () => {
  const query = 'enterprise=91990100MAAY4CL127'
  const documents = await followed('/feeds/changes.atom?' + query)
  const { items } = await app.json<ChangesAnswer>(`/api/v1/changes?${query}&limit=100`)
  expect(documents.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(
    items.map(({ kind, id, edition }) => `urn:mingan:${kind}:${id}:${edition}`),
  )
})

it('keeps its older documents as they are when more is published', async () => {
  const path = app.sources.sources.find(({ kind }) => kind === 'notice')?.path ?? ''
  const feed = JSON.parse(readFileSync(path, 'utf8')) as { records: { body: { title: string } }[] }
  const before = await followed('/feeds/changes.atom')
  feed.records.slice(0, 10).forEach((row) => (row.body.title += '改'))
  writeFileSync(path, JSON.stringify(feed))
  await app.mirror('notice')
  const after = await followed('/feeds/changes.atom')
  expect(after.flatMap(({ entries }) => entries)).toHaveLength(before.flatMap(({ entries }) => entries).length + 10)
  const known = new Map(after.map((one) => [one.links.self, one]))
  for (const { links, entries } of before.slice(1)) expect(known.get(links.self)?.entries).toEqual(entries)
})

it('gives each entry its own address, time and office, and leads from there to the page', async () => {
  const { entries, links, updated } = await document('/feeds/changes.atom')
  expect(new Set(entries.map(({ link }) => link.split('#')[0])).size).toBe(entries.length)
  expect(links.self).toBe(app.base + '/feeds/changes.atom')
  const { items } = await app.json<ChangesAnswer>('/api/v1/changes?limit=10')
  for (const [i, { kind, id, edition, at, agency }] of items.entries()) {
    expect(entries[i]).toMatchObject({ updated: at, author: agency, link: `${app.base}/r/${kind}/${id}/${edition}` })
    expect(at <= updated).toBe(true)
    expect((await app.json<RecordAnswer>(`/api/v1/${kind}s/${id}`)).record.agency).toBe(agency)
  }
  const answer = await fetch(entries[0]?.link ?? '', { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/#/record/detail/index?kind=notice&id=${items[0]?.id}`])
  for (const path of ['/r/mood/x/1', '/r/notice/x/y', '/r/notice/x']) expect((await app.get(path)).status).toBe(404)
})

/** Asks with header fields that `fetch` would not send. */
const asked = (headers: Record<string, string>) =>
  new Promise<string>((resolve, reject) => {
    const sent = request(app.base + '/feeds/changes.atom', { headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve(text))
    })
    sent.on('error', reject).end()
  })

it('takes addresses from where it was reached, never from what a request says', async () => {
  const hostile = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  const { port } = new URL(app.base)
  for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:${port}@evil.example`, '127.0.0.1:1']) {
    const text = await asked({ ...hostile, host })
    expect(text).not.toMatch(/evil|null|undefined|127\.0/)
    expect(read(text).links.self).toBe('/feeds/changes.atom')
  }
  // Each by its own name, whoever asked first.
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `127.0.0.1:${port}`]) {
    const { id, links, entries } = read(await asked({ ...hostile, host }))
    expect([id, links.self]).toEqual(['urn:mingan:changes:990100', `http://${host}/feeds/changes.atom`])
    expect(entries[0]?.link).toContain(`http://${host}/r/`)
  }
})

it('is kept as every other public answer is', async () => {
  const answer = await app.get('/feeds/changes.atom?kind=zone', { 'accept-encoding': 'gzip' })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    'content-encoding': 'gzip',
    vary: 'Accept-Encoding',
  })
  const etag = answer.headers.get('etag') ?? ''
  const again = await app.get('/feeds/changes.atom?kind=zone', { 'If-None-Match': etag })
  expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
})

it('refuses a part that is none, by name', async () => {
  const told = async (archive: string) => {
    const answer = await app.get('/feeds/changes.atom?archive=' + encodeURIComponent(archive))
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
  }
  expect(await told('999999')).toEqual([404, 'edition_not_found'])
  for (const archive of ['', '0', 'x', '1.mood.x', '1.notice', '1.notice.<'])
    expect(await told(archive)).toEqual([400, 'invalid_parameter'])
})
