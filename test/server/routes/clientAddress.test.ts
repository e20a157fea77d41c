import type { IncomingMessage } from 'node:http'
import { clientAddress } from '../../../server/routes/clientAddress'

const asked = (forwarded: string | undefined, trusted: number) =>
  clientAddress(
    { req: { socket: { remoteAddress: '10.0.0.9' }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage },
    trusted,
  )

it('believes the socket, and of X-Forwarded-For only what proxies of ours have written', () => {
  expect(asked('1.1.1.1', 0)).toBe('10.0.0.9')
  expect(asked('6.6.6.6, 2.2.2.2', 1)).toBe('2.2.2.2')
  expect(asked('6.6.6.6, 2.2.2.2, 10.0.0.1', 2)).toBe('2.2.2.2')
  expect(asked(undefined, 1)).toBe('10.0.0.9')
  expect(asked(' , ', 1)).toBe('10.0.0.9')
})
