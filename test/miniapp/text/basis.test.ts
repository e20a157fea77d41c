import { basisOf } from '../../../miniapp/src/text/basis'
import { titlesOf } from '../../../miniapp/src/text/silence'
import type { SourceState } from '../../../shared/api/city'
import { KINDS, codesOf, type Kind } from '../../../shared/vocabulary'

const LATER = '2026-05-20T01:00:00.000Z'
const EARLIER = '2026-04-01T01:00:00.000Z'

/** A source of each kind, which arrived when that says. */
const sourcesOf = (arrivedAt: (kind: Kind) => string | null): SourceState[] =>
  codesOf(KINDS).map((kind) => ({
    name: kind,
    title: KINDS[kind],
    agency: '云帆市应急管理局',
    kind,
    format: 'csv',
    coverage: 'full',
    rhythmHours: 24,
    sample: true,
    lastArrivalAt: arrivedAt(kind),
    lastChangeAt: null,
    lastRun: null,
    register: null,
    silent: false,
    stopped: false,
    records: 1,
  }))

it.each(['enterprise', 'accident', 'notice', 'penalty'] as const)(
  'counts the source of each %s among what a verdict rests on, for its age and for who is silent',
  (kind) => {
    const { basis, since } = basisOf(
      sourcesOf((one) => (one === kind ? EARLIER : LATER)),
      LATER,
    )
    expect(since).toBe(EARLIER)
    expect(titlesOf(basis, 'silent', Date.parse(LATER))).toBe(KINDS[kind])
  },
)

it('rests on no zones, and is as old as the edition until a source has arrived', () => {
  const { basis, since } = basisOf(
    sourcesOf((kind) => (kind === 'zone' ? EARLIER : null)),
    LATER,
  )
  expect([basis.map(({ kind }) => kind).includes('zone'), since]).toEqual([false, LATER])
  expect(basisOf([], LATER)).toEqual({ basis: [], since: LATER })
})
