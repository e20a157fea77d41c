import { SEALING_LIFE_MAX } from '../../../../shared/tips/crypto'
import { startOfDay } from '../../../../shared/codes/dates'
import { lastDay, quarterSpan, sealingSpans, SEALING_STEP_DAYS } from '../../../../server/tips/keys/term'

const DAY = 86_400
const term = { from: '2027-01-01', weeks: 13 }
const at = (day: string) => startOfDay(day).getTime() / 1_000

it('begins at midnight in Shanghai and covers every second of the term and a day after it', () => {
  const spans = sealingSpans(term)
  expect(spans[0]?.notBefore).toBe(at('2027-01-01'))
  expect(lastDay(term)).toBe('2027-04-01')
  expect(spans.at(-1)?.notAfter).toBeGreaterThanOrEqual(at('2027-04-02') + DAY)
})

it.each([1, 2, 6, 13, 26])(
  'never lets a sealing key live longer than seven days, nor leaves less than a day between two (%i weeks)',
  (weeks) => {
    const spans = sealingSpans({ ...term, weeks })
    for (const { notBefore, notAfter } of spans) expect(notAfter - notBefore).toBeLessThanOrEqual(SEALING_LIFE_MAX)
    for (const [k, { notBefore }] of spans.slice(1).entries()) {
      expect((spans[k]?.notAfter ?? 0) - notBefore).toBeGreaterThanOrEqual(DAY)
      expect(notBefore - (spans[k]?.notBefore ?? 0)).toBe(SEALING_STEP_DAYS * DAY)
    }
    // A term that begins when this one is over meets a key that is still good.
    expect(spans.at(-1)?.notAfter).toBeGreaterThanOrEqual(at('2027-01-01') + weeks * 7 * DAY + DAY)
  },
)

it('lets what lives a quarter live a week longer, so that the next visit may be late', () => {
  expect(quarterSpan(term)).toEqual({ notBefore: at('2027-01-01'), notAfter: at('2027-04-09') })
})
