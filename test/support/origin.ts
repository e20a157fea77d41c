import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fetchSource } from '../../server/mirror/fetch/index'
import type { Validators, Waiting } from '../../server/mirror/fetch/http'
import { openSpool } from '../../server/mirror/fetch/spool'
import { enterpriseSource } from './sources'
import { temporaryFolder } from './store'

/** What an address answers: a body, a body with its ETag, or the way elsewhere. */
type Served = string | Buffer | { body: string; etag: string } | { location: string }

export interface Fetched {
  texts: string[]
  names: string[]
  validators: Record<string, Validators>
}

/** A server on this machine that stands for a source's own, and the fetching of it. */
export interface Origin {
  base: string
  /** what it answers from now on, by path and query; everything else is 404 */
  serve: (answers: Record<string, Served>) => void
  fetch: (overrides: Record<string, unknown>) => Promise<Fetched>
  fetchKnowing: (overrides: Record<string, unknown>, known: Record<string, Validators> | null) => Promise<Fetched | 'not-modified'>
  stop: () => Promise<void>
}

const AT_ONCE: Waiting = { sleep: async () => {}, random: () => 0.5 }

export async function startOrigin(tls?: { key: string; cert: string }): Promise<Origin> {
  const folder = temporaryFolder()
  let answers: Record<string, Served> = {}
  const listener: RequestListener = (request, response) => {
    const served = answers[request.url ?? '']
    if (served === undefined) return void response.writeHead(404).end()
    if (typeof served === 'string' || Buffer.isBuffer(served)) return void response.end(served)
    if ('location' in served) return void response.writeHead(302, { Location: served.location }).end()
    if (request.headers['if-none-match'] === served.etag) return void response.writeHead(304).end()
    return void response.writeHead(200, { ETag: served.etag }).end(served.body)
  }
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fetchKnowing: Origin['fetchKnowing'] = async (overrides, known) => {
    const source = enterpriseSource({ path: undefined, privateNetwork: true, ...overrides })
    const spool = await openSpool(folder.dir)
    try {
      const result = await fetchSource(source, spool, { now: new Date(), known, waiting: AT_ONCE })
      if (result === 'not-modified') return result
      const { files, validators } = result
      return { texts: files.map(({ path }) => readFileSync(path, 'utf8')), names: files.map(({ name }) => name), validators }
    } finally {
      await spool.remove()
    }
  }
  return {
    base: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (now) => void (answers = now),
    fetchKnowing,
    fetch: async (overrides) => {
      const fetched = await fetchKnowing(overrides, null)
      if (fetched === 'not-modified') throw new Error('nothing was known')
      return fetched
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      folder.remove()
    },
  }
}
