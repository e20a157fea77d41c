import { isElsewhere } from '../../server/store'

it.each([
  ['db.example.org', true],
  ['10.0.3.7', true],
  ['2001:db8::7', true],
  ['localhost', false],
  ['db.localhost', false],
  ['127.0.0.1', false],
  ['::1', false],
  // A container beside us has the clock of the machine that it shares with us.
  ['mongo', false],
  ['/tmp/mongodb-27017.sock', false],
  ['', false],
])('takes the time of a store on %s for another clock than ours: %s', (host, elsewhere) => {
  expect(isElsewhere(host)).toBe(elsewhere)
})
