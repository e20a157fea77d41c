import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { readEverySource } from '../../../../server/mirror/run/everySource'
import { useStore } from '../../../support/useStore'

const given = useStore()

it('goes on where the store takes no write beside a source: a service with an edition to show does not end for it', async () => {
  const shown: string[] = []
  const full = (what: string) => () => Promise.reject(new Error(what))
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push((JSON.parse(line) as { err: Error }).err.message) })
  await readEverySource([], {
    deps: { db: given.db, now: () => new Date('2096-05-20T04:00:00.000Z'), newId: randomUUID },
    log,
    holder: 'me',
    clock: { look: full('the clock'), words: () => null },
    sources: [],
    own: [{ name: 'own-rewards', kind: 'reward', make: full('its own') }],
    onPublished: () => {
      shown.push('shown')
      return Promise.resolve()
    },
    say: () => {},
    isStopping: () => false,
  })
  expect([logged, shown]).toEqual([
    ['the clock', 'its own', 'the clock'],
    ['shown', 'shown'],
  ])
})
