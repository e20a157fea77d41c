import Router from 'koa-router'
import { WordRouter } from '../../../server/door/router'

const ROUTES = [
  '/api/v1/enterprises',
  '/api/v1/enterprises/:id',
  '/api/v1/enterprises/:id/code',
  '/api/v1/enterprises/map',
  '/api/v1/records/:kind/:id/history',
  '/api/v1/:anything',
  '/api',
  '/e/:code',
  '/:code/:more',
  '/healthz',
]
const PATHS = [
  ...ROUTES,
  ...ROUTES.map((path) => path + '/'),
  ...ROUTES.map((path) => path.toUpperCase()),
  '/api/v1/enterprises/map',
  '/api/v1/enterprises/a%2Fb',
  '/api/v1/enterprises//',
  '/api/v1/records/hazard/7/history',
  '//api/v1',
  '/e/1',
  '/',
  '',
]

it('matches what the framework matches, in the same order, whatever is asked and whenever a route was added', () => {
  const [plain, ours] = [Router, WordRouter].map((Made) => new Made({ strict: true, sensitive: true })) as [Router, WordRouter]
  for (const [i, route] of ROUTES.entries()) {
    for (const router of [plain, ours]) router.register(route, i % 3 === 0 ? ['POST', 'PUT'] : ['GET'], () => {})
    for (const path of PATHS)
      for (const method of ['GET', 'HEAD', 'PUT', 'post', 'DELETE']) {
        const [wanted, got] = [plain, ours].map((router) => {
          const { path: matched, pathAndMethod, route: isRoute } = router.match(path, method)
          return { matched: matched.map((layer) => layer.path), allowed: pathAndMethod.map((layer) => layer.path), isRoute }
        })
        expect({ path, method, ...got }).toEqual({ path, method, ...wanted })
      }
  }
  expect(plain.match('/api/v1/enterprises/map', 'PUT').pathAndMethod.map(({ path }) => path)).toEqual(['/api/v1/enterprises/map'])
})
