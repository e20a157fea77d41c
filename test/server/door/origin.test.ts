import type { IncomingMessage } from 'node:http'
import { originOf } from '../../../server/door/origin'

const asked = (host: string | undefined, localAddress: string | undefined, localPort = 3_000) =>
  ({ headers: { host, origin: 'https://evil.example' }, socket: { localAddress, localPort } }) as unknown as IncomingMessage

it('is what the settings say, whatever is asked', () => {
  expect(originOf(asked('evil.example', '127.0.0.1'), 'https://mingan.example')).toBe('https://mingan.example')
})

it.each([
  ['127.0.0.1:3000', '127.0.0.1'],
  ['localhost:3000', '127.0.0.1'],
  ['localhost:3000', '::ffff:127.0.0.1'],
  ['[::1]:3000', '::1'],
  ['10.1.2.3:3000', '10.1.2.3'],
])('is the host of a request that came in at that very address: %s', (host, address) => {
  expect(originOf(asked(host, address), undefined)).toBe('http://' + host)
})

it.each([
  ['evil.example', '127.0.0.1'],
  ['evil.example:3000', '127.0.0.1'],
  ['localhost:3001', '127.0.0.1'],
  ['localhost:3000', '10.1.2.3'],
  ['127.0.0.1:3000', '10.1.2.3'],
  ['127.0.0.1:3000/x', '127.0.0.1'],
  ['a@127.0.0.1:3000', '127.0.0.1'],
  ['', '127.0.0.1'],
  [undefined, '127.0.0.1'],
  [':3000', undefined],
])('is nothing where a request names another: %s at %s', (host, address) => {
  expect(originOf(asked(host, address), undefined)).toBe('')
})
