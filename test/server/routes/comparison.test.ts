import { ComparisonAnswer, type DecisionsAnswer } from '../../../shared/api/decisions'
import type { GradingAnswer } from '../../../shared/api/grading'
import type { ListAnswer } from '../../../shared/api/lists'
import type { EnterpriseItem } from '../../../shared/kinds/enterprise/schema'
import { startTestApp, type TestApp } from '../../support/app'

/** Firms beside each other, over the sample city: each as the service tells of it alone. */

/** A good code that nobody in the city has. */
const NOBODY = '91990100MA0000015X'

let app: TestApp
let codes: string[]
beforeAll(async () => {
  app = await startTestApp()
  const { items } = await app.json<ListAnswer<EnterpriseItem>>('/api/v1/enterprises?sector=construction&limit=100')
  codes = items.flatMap(({ uscc }) => uscc ?? [])
}, 120_000)
afterAll(() => app.stop())

const compared = (asked: readonly string[]) => app.json<ComparisonAnswer>(`/api/v1/comparison?codes=${encodeURIComponent(asked.join(','))}`)
const page = async (query: string) => {
  const answer = await app.get(`/compare${query}`, { accept: 'text/html' })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const unescaped = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

it('tells of each firm what the service tells of it alone, in the order in which it was asked', async () => {
  const seen = { points: 0, decisions: 0, vetoes: 0, differences: 0 }
  for (let at = 0; at + 10 <= Math.min(codes.length, 60); at += 10) {
    const ten = codes.slice(at, at + 10)
    const answer = await compared(ten)
    expect(ComparisonAnswer.safeParse(answer).error).toBeUndefined()
    expect(answer.firms.map(({ code }) => code)).toEqual(ten)
    for (const { grade, ...firm } of answer.firms) {
      const {
        day: _day,
        edition: _edition,
        asOf: _asOf,
        sources: _sources,
        ...alone
      } = await app.json<DecisionsAnswer>(`/api/v1/decisions/${firm.code}`)
      expect(firm).toEqual(alone)
      const { official, reckoned, inputs, agreement, sentence, differences } = await app.json<GradingAnswer>(
        `/api/v1/enterprises/${firm.code}/grading`,
      )
      expect({
        official: grade?.official,
        sum: grade?.sum,
        grade: grade?.grade,
        agreement: grade?.agreement,
        sentence: grade?.sentence,
        differences: grade?.differences,
      }).toEqual({
        official,
        sum: reckoned?.sum,
        grade: reckoned?.grade,
        agreement,
        sentence,
        differences: differences.map((one) => one.sentence),
      })
      seen.differences += differences.length
      const wanted = [...(reckoned?.vetoes ?? []), ...(reckoned?.points ?? [])]
      expect(grade?.points.map(({ record, sure }) => [record.kind, record.id, sure])).toEqual(
        wanted.map(({ kind, id, sure }) => [kind, id, sure]),
      )
      expect(grade?.points.map(({ points }) => points)).toEqual(wanted.map((one) => ('points' in one ? one.points : null)))
      for (const [i, { fallsAway }] of (grade?.points ?? []).entries()) {
        const until = wanted[i]?.until ?? null
        const publicUntil = inputs.find(({ id }) => id === wanted[i]?.id)?.publicUntil ?? null
        expect(fallsAway).toBe([until, publicUntil].filter((one) => one !== null).sort()[0] ?? null)
      }
      seen.points += reckoned?.points.length ?? 0
      seen.vetoes += reckoned?.vetoes.length ?? 0
      seen.decisions += firm.decisions.length
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
})

it('has a code that nobody knows stand among the others as unknown, and never as clean', async () => {
  const [first = '', second = ''] = codes
  const { firms } = await compared([first, NOBODY, second])
  expect(firms.map(({ code, known }) => [code, known])).toEqual([
    [first, 'registered'],
    [NOBODY, 'unknown'],
    [second, 'registered'],
  ])
  expect(firms[1]).toMatchObject({ name: null, decisions: [], grade: null })
  const { html } = await page(`?codes=${NOBODY}`)
  expect(html).toContain('公示的记录里没有这个代码，情况不知道')
  expect(html).not.toMatch(/没有在公示的决定|class="pass"|●/)
})

it('takes codes as people write them, each once', async () => {
  const [first = '', second = ''] = codes
  expect((await compared([`${first.toLowerCase()}，${second}`, first])).firms.map(({ code }) => code)).toEqual([first, second])
})

it.each([
  ['no code', '?codes='],
  ['nothing but commas', '?codes=,,'],
  ['more than ten', `?codes=${Array.from({ length: 11 }, (_, i) => `${i}`).join()}`],
])('refuses %s, on a page too', async (_name, query) => {
  expect((await app.get(`/api/v1/comparison${query}`)).status).toBe(400)
  const { status, html } = await page(query)
  expect(status).toBe(400)
  expect(html).toContain('没有写要并列的企业')
})

it('has a form where nothing is asked, which asks for the page of what is written', async () => {
  const { status, html, headers } = await page('')
  expect(status).toBe(200)
  expect(html).toMatch(/<form method="get" action="\/compare">.*<textarea id="codes" name="codes"/s)
  expect(html).not.toContain('▲')
  expect(headers.get('content-security-policy')).toContain("form-action 'self'")
  // As a browser sends lines.
  expect((await page(`?codes=${codes[0]}%0D%0A${codes[1]}`)).html).toContain('2 家企业并列')
})

it('is a page without a script that tells the same, each decision and point with a link to its record', async () => {
  const ten = codes.slice(0, 10)
  const [{ html, status, headers }, { firms, edition }] = [await page(`?codes=${ten.join()}`), await compared(ten)]
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(html).not.toMatch(/<script|style=|<img/)
  expect(html).toContain('<meta name="robots" content="noindex">')
  expect(html).toContain(`（第 ${edition} 版）`)
  const plain = unescaped(html)
  const links = [...plain.matchAll(/<li>.*?<a href="([^"]*)"/g)].map(([, path]) => path)
  expect(links).toEqual(
    firms.flatMap(({ decisions, untold, grade }) => [
      ...decisions.map(({ record }) => record.path),
      ...untold.map(({ path }) => path),
      ...(grade?.points ?? []).map(({ record }) => record.path),
    ]),
  )
  for (const { name, code, decisions, grade } of firms) {
    expect(plain).toContain(`<th scope="row">${name}<br><span class="whole">${code}</span></th>`)
    for (const words of [grade?.sentence ?? '', ...(grade?.differences ?? [])]) expect(plain.replaceAll(/<\/?time>/g, '')).toContain(words)
    for (const { decisionNo, measures } of decisions)
      for (const { text } of measures) expect(plain).toMatch(new RegExp(`<li>${decisionNo}：.*“${text}”`))
  }
})

it('repeats what somebody wrote as text alone', async () => {
  const { html } = await page(`?codes=${encodeURIComponent('<b>x</b>')}`)
  expect(html).not.toContain('<b>')
})
