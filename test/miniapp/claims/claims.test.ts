import fc from 'fast-check'
import { standingOf as moneyStanding } from '../../../miniapp/src/kinds/fineAccount/standing'
import { standingOf as penaltyStanding } from '../../../miniapp/src/kinds/penalty/standing'
import { cellsOf, legendOf, olderWords, recordWords, restWords, undatedWords } from '../../../miniapp/src/kinds/enterprise/strip'
import { pointLines, ruleWords, untoldWords, vetoLines } from '../../../miniapp/src/kinds/enterprise/grading/lines'
import { fineMoneyOf } from '../../../server/kinds/fineAccount/agencies'
import type { StripAnswer } from '../../../shared/api/strip'
import { AGREEMENTS, DIFFERENCES } from '../../../shared/grading/differences'
import { gradingOf } from '../../../shared/grading/grade'
import { agreementWords, differenceWords, officialWords, reckonedWords } from '../../../shared/grading/words'
import { settlementOf } from '../../../shared/kinds/penalty/settlement'
import { accountItems, penaltyItems } from '../../server/kinds/fineAccount/ledgers'
import { EVERYTHING, blankLedgers, ledgers, tables } from '../../shared/grading/ledgers'
import { forbiddenIn } from './forbidden'
import { textsIn, writtenIn } from './written'

/** No sentence of the product is a verdict: every one that it can make about an agency, a firm or a person is read, as written and as made from figures. */

/** Where sentences about somebody are written. Another kind is a line of its own. */
const WRITTEN: readonly string[] = [
  ...['shared', 'server', 'miniapp/src'].map((house) => `${house}/kinds/fineAccount`),
  ...['shared', 'server', 'miniapp/src'].map((house) => `${house}/kinds/penalty`),
  'server/law/fineSignals.ts',
  ...['miniapp/src/kinds/enterprise', 'server/read/strip.ts', 'server/read/cover.ts', 'shared/api/strip.ts'],
  'miniapp/src/text/week.ts',
  ...['shared/grading', 'shared/api/grading.ts', 'server/grading.ts', 'server/read/grading.ts', 'miniapp/src/enterprise'],
  ...['accident', 'hazard', 'notice'].map((kind) => `server/kinds/${kind}/countable.ts`),
  ...['rules', 'sample', 'sampleGrading'].map((file) => `server/kinds/enterprise/${file}.ts`),
  ...['read/decisions', 'read/comparison', 'presenters/decisions', 'presenters/comparison', 'routes/decisions', 'routes/comparison'].map(
    (file) => `server/${file}.ts`,
  ),
  'shared/api/decisions.ts',
  'docs/examples/decisions.mjs',
  ...[
    'shared/deliveries',
    'server/deliveries',
    'server/presenters/ownerPage.ts',
    'server/ownerPage/owners.js',
    'docs/examples/receiver.mjs',
  ],
  ...['miniapp/src/text/toldOwners.ts', 'miniapp/src/components/ToldOwners.tsx'],
  'server/kinds/tradingCentre.ts',
  'miniapp/src/pages/home',
  'miniapp/src/record/changes',
]

const TODAY = '2026-05-20'
const STRIP_KINDS: StripAnswer['kinds'] = [
  { kind: 'accident', letter: '故', word: '事故' },
  { kind: 'penalty', letter: '罚', word: '处罚' },
  { kind: 'hazard', letter: '患', word: '逾期隐患' },
]

/** Sentences as they are made from random figures. Another kind is a line of its own. */
const MADE: Readonly<Record<string, fc.Arbitrary<string[]>>> = {
  'the ten questions of an agency': fc
    .tuple(accountItems, penaltyItems)
    .map(([accounts, penalties]) =>
      fineMoneyOf(accounts, penalties, TODAY).flatMap((agency) => [
        moneyStanding(agency).words,
        ...agency.signals.flatMap(({ question, seen, explains, rule, basis, numbers, records }) => [
          question,
          seen,
          explains,
          rule,
          basis,
          ...numbers.map(({ label }) => label),
          ...(records ?? []).map(({ words }) => words),
        ]),
      ]),
    ),
  'the quarters of a firm': fc
    .record({
      marks: fc.subarray(STRIP_KINDS),
      uncovered: fc.subarray(STRIP_KINDS),
      count: fc.integer({ min: 1, max: 9 }),
      title: fc.constant(null),
    })
    .map(({ marks, uncovered, count, title }) => {
      const kinds = STRIP_KINDS
      const counts = marks.map(({ kind }) => ({ kind, count }))
      const quiet = uncovered.length > 0 ? 'unknown' : count % 2 === 0 ? 'none' : 'running'
      const quarters: StripAnswer['quarters'] = [
        { quarter: '2026-Q1', marks: counts, quiet: marks.length > 0 ? null : quiet, uncovered: uncovered.map(({ kind }) => kind) },
      ]
      return [
        ...cellsOf({ quarters, kinds }).flatMap(({ words, label }) => [...words, label]),
        restWords({ quarters, kinds }, '2026-Q1') ?? '',
        ...marks.flatMap(({ kind }) => [recordWords({ kind, title }, kinds), undatedWords({ kind, title })]),
        ...legendOf(kinds),
        olderWords({ older: counts, kinds }) ?? '',
      ]
    }),
  'where a grade comes from': fc
    .record({
      table: tables,
      inputs: fc.oneof(ledgers, blankLedgers),
      cover: fc.constantFrom(EVERYTHING, []),
      grade: fc.constantFrom('A', 'B', 'C', 'D', '优'),
      points: fc.option(fc.constant(70)),
      decidedOn: fc.option(fc.constant('2026-01-10')),
      validTo: fc.option(fc.constant('2026-04-01')),
    })
    .map(({ table, inputs, cover, ...said }) => {
      const given = { table, inputs, cover, day: TODAY }
      const official = { ...said, issuer: null, reasons: [] }
      const { reckoned, then, sentence, differences, simulation } = gradingOf({ ...given, official, simulate: inputs.map(({ id }) => id) })
      const every = [...DIFFERENCES].map((code) => ({ code, records: [], rules: [] }))
      if (reckoned === null) return [sentence]
      return [
        sentence,
        simulation?.sentence ?? '',
        officialWords(official),
        reckonedWords(reckoned),
        ...differences.map((one) => one.sentence),
        ...every.map((one) => differenceWords(one, { table, official, then })),
        ...AGREEMENTS.map((agreement) => agreementWords(agreement, reckoned)),
        ...[...pointLines(given, reckoned), ...vetoLines(given, reckoned)].flatMap(({ title, mark, notes }) => [title, mark, ...notes]),
        ...reckoned.untold.map((one) => untoldWords(given, one)),
        ...[...table.items, ...table.vetoes].map(ruleWords),
      ]
    }),
  'how far a decision is carried out': penaltyItems.map((items) =>
    items.map((item) => penaltyStanding({ ...item, settlement: settlementOf({ ...item, confiscatedFen: null }, TODAY) }, TODAY).words),
  ),
}

it('writes no verdict', () => {
  const written = writtenIn(WRITTEN)
  expect(written.length).toBeGreaterThan(300)
  expect(written.flatMap(({ file, text }) => (forbiddenIn(text) === null ? [] : [`${file}: “${forbiddenIn(text)}” in ${text}`]))).toEqual(
    [],
  )
})

it.each(Object.entries(MADE))('makes none of figures: %s', (_name, sentences) => {
  const all = new Set<string>()
  fc.assert(
    fc.property(sentences, (made) => {
      for (const sentence of made) {
        all.add(sentence)
        if (forbiddenIn(sentence) !== null) throw new Error(`“${forbiddenIn(sentence)}” in ${sentence}`)
      }
    }),
    { numRuns: 150 },
  )
  expect(all.size).toBeGreaterThan(4)
})

it('asks, and says what would explain it', () => {
  const [agency] = fineMoneyOf(fc.sample(accountItems, { numRuns: 1, seed: 1 })[0] ?? [], [], TODAY)
  expect(agency?.signals).toHaveLength(10)
  expect(agency?.signals.filter(({ question, explains }) => !question.endsWith('？') || !explains.startsWith('可以说明的：'))).toEqual([])
})

it('sees what it is there to see', () => {
  for (const claim of ['该单位乱罚款', '这家企业安全可靠', '不得投标', '存在腐败', '属于养鱼执法', '违法乱纪', '有罪'])
    expect(forbiddenIn(`看到的是：${claim}。`)).not.toBeNull()
  expect(forbiddenIn('罚款 12 件，责令改正 20 件')).toBeNull()
  const source = 'const a = `罚款 ${n} 件，涉嫌违规`\nconst view = <Text>一切正常</Text>\nconst x = "english"'
  expect(textsIn('x.tsx', source)).toEqual(['罚款 … 件，涉嫌违规', '一切正常'])
})
