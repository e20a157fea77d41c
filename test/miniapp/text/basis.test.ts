import { basisOf } from '../../../miniapp/src/text/basis'
import { titlesOf } from '../../../miniapp/src/text/silence'
import type { SourceState } from '../../../shared/api/city'
import { KINDS } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'

const LATER = '2026-05-20T01:00:00.000Z'
const EARLIER = '2026-04-01T01:00:00.000Z'
const RESTS_ON = ['enterprise', 'accident', 'notice', 'penalty']

/** A source of each kind, all of them in time but those of one kind. */
const sourcesBut = (late: string, arrived: string | null = LATER) =>
  codesOf(KINDS).map(
    (kind) =>
      ({ kind, title: KINDS[kind], rhythmHours: 24, stopped: false, lastArrivalAt: kind === late ? EARLIER : arrived }) as SourceState,
  )

it.each(RESTS_ON)('counts the %s among what a verdict rests on, for its age and for who is silent', (kind) => {
  const { basis, since } = basisOf(sourcesBut(kind), RESTS_ON, LATER)
  expect(since).toBe(EARLIER)
  expect(titlesOf(basis, 'silent', Date.parse(LATER))).toBe(KINDS[kind as keyof typeof KINDS])
})

it('rests on nothing else, and is as old as the edition until a source has arrived', () => {
  expect(basisOf(sourcesBut('zone', null), RESTS_ON, LATER).since).toBe(LATER)
  expect(basisOf([], RESTS_ON, LATER)).toEqual({ basis: [], since: LATER })
})
