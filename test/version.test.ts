import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Koa from 'koa'
import Router from 'koa-router'
import lock from '../package-lock.json'
import { version } from '../package.json'
import { descriptionRoutes } from '../server/routes/description'

/** One version, one truth: what the changes are told of is what the package, its lock and the description of the API call themselves. */

const changes = readFileSync(join(__dirname, '../CHANGELOG.md'), 'utf8')
const told = [...changes.matchAll(/^## (\S+)/gm)].map(([, heading = '']) => heading)

it('tells of versions, the newest first and each once', () => {
  const weights = told.map((heading) => {
    expect(heading).toMatch(/^\d+\.\d+\.\d+$/)
    return heading.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0)
  })
  expect(weights.length).toBeGreaterThan(1)
  expect(weights).toEqual([...new Set(weights)].sort((a, b) => b - a))
})

it('is the newest version that the changes tell of, in the package and in both places of its lock', () => {
  expect([version, lock.version, lock.packages[''].version]).toEqual([told[0], told[0], told[0]])
})

it('is the version that the description of the API answers', async () => {
  const router = new Router()
  descriptionRoutes(router, {
    city: { name: '云帆市', officePhone: null, sample: true, division: '990100', baseMap: null },
    publicUrl: undefined,
  })
  const answering = new Koa().use(router.routes()).callback()
  const server = createServer((request, response) => void answering(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const answer = (await (await fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`)).json()) as { info: { version: string } }
    expect(answer.info.version).toBe(told[0])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
