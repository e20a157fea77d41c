import { isOfReporter, loggedPath } from '../../../server/middleware/loggedPath'

const ID = 'ab'.repeat(16)

it('knows a request of a reporter, however its address is written', () => {
  const theirs = [
    '/api/v1/tips/service',
    `/api/v1/tips/${ID}/parts/1`,
    '/api/v1/answers',
    `/API/V1/TIPS/${ID}`,
    `//api/v1/tips/${ID}`,
    `/api/v1/%74ips/${ID}`,
    `/mingan/api/v1/tips/${ID}`,
    `/tips/${ID}`,
  ]
  expect(theirs.filter((path) => !isOfReporter(path))).toEqual([])
  const others = ['/', '/api/v1/summary', '/api/v1/zones/tips-1', '/api/v1/desk/queue', `/api/v1/desk/tips/${ID}`, '/%E0%A4%A']
  expect(others.filter(isOfReporter)).toEqual([])
})

it('names no tip, no officer and no owner in a log', () => {
  const matched = '/api/v1/desk/tips/:id'
  expect(loggedPath({ path: `/api/v1/desk/tips/${ID}`, _matchedRoute: matched })).toBe(matched)
  expect(loggedPath({ path: '/api/v1/zones/1' })).toBe('/api/v1/zones/1')
  expect(loggedPath({ path: `/api/v1/subscriptions/${ID}/x` })).toBe('/api/v1/subscriptions/…')
  for (const path of [`/api/v1/desk/tips/${ID}/x`, `//api/v1/desk/officers/lin`, `/api/v1/%64esk/${ID}`, `/x/TIPS/${ID}`]) {
    expect(loggedPath({ path })).toMatch(/\/(?:desk|tips)\/…$/)
  }
})
