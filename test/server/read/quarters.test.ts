import type { Kind } from '../../../shared/kinds/index'
import type { Span } from '../../../server/read/cover'
import { coverIn } from '../../../server/read/quarters'

/** A kind covers a quarter only where everybody who tells of a part of it does. */

const TODAY = '2026-05-20'
const [LONG, ENDED]: Span[] = [
  { from: '2022-01-01', to: '2026-05-05' },
  { from: '2022-01-01', to: '2024-02-01' },
]
const modelsOf = (told: Record<string, Record<string, string[]>>) =>
  new Proxy({} as Parameters<typeof coverIn>[0], {
    get: () => ({
      tellersOf: (filter: string) => new Map(Object.entries(told[filter] ?? {}).map(([value, sources]) => [value, new Set(sources)])),
    }),
  })
const coverOf = (kind: Kind, told: Record<string, Record<string, string[]>>, spans: Record<string, Span | undefined>) =>
  coverIn(modelsOf(told), kind, new Map(Object.entries(spans).flatMap(([name, span]) => (span ? [[name, span]] : []))))

it('knows no quarter in which the source that tells of a trade was silent, whoever else goes on', () => {
  const cover = coverOf('accident', { sector: { construction: ['bureau'], road_transport: ['police'] } }, { bureau: ENDED, police: LONG })
  expect([cover('2023-Q4', TODAY), cover('2025-Q4', TODAY)]).toEqual(['covered', 'partly'])
})

it('knows no quarter in which an agency published no penalties any more', () => {
  const cover = coverOf('penalty', { agency: { 甲: ['bureau'], 乙: ['police'] } }, { bureau: ENDED, police: LONG })
  expect([cover('2023-Q4', TODAY), cover('2025-Q4', TODAY)]).toEqual(['covered', 'partly'])
})

it('knows a quarter that a second source of the same goes on to tell of', () => {
  const cover = coverOf('penalty', { agency: { 甲: ['bureau', 'platform'], 乙: ['platform'] } }, { bureau: ENDED, platform: LONG })
  expect(cover('2025-Q4', TODAY)).toBe('covered')
})
