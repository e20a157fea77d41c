import fc from 'fast-check'
import { calculateReward, rewardRange } from '../../../shared/tips/rewards/calculate'
import { REWARD_RULES, ruleFor } from '../../../shared/tips/rewards/rules'
import type { AccidentLevel } from '../../../shared/kinds/accident/words'

const national = ruleFor('990100', '2026-05-20')
const henan = ruleFor('410100', '2026-05-20')
const rizhao = ruleFor('371102', '2026-05-20')
const longhua = ruleFor('440309', '2026-05-20')
const plain = { employee: false }
const employee = { employee: true }

describe('a share of the fine (national rule)', () => {
  it.each([
    [10_000_00, 3_000_00],
    [20_000_00, 3_000_00],
    [20_001_00, 3_000_15],
    [100_000_00, 15_000_00],
    [1_999_999_00, 299_999_85],
    [2_000_000_00, 300_000_00],
    [3_000_000_00, 300_000_00],
  ])('of %i fen is %i fen', (fineFen, amountFen) => {
    expect(calculateReward(national, { on: 'fine', fineFen }, plain)).toMatchObject({ amountFen, needsDecision: false })
  })

  it('leaves a case without a fine to a person, from the least on', () => {
    for (const basis of [{ on: 'fine', fineFen: 0 }, { on: 'no_fine' }, { on: 'ordinary' }] as const)
      expect(calculateReward(national, basis, plain)).toMatchObject({ amountFen: 3_000_00, needsDecision: true })
  })

  it('stays between least and most, never falls while the fine grows, and is the exact share rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 1 }), (fineFen) => {
        const { amountFen } = calculateReward(national, { on: 'fine', fineFen }, plain)
        const exact = (BigInt(fineFen) * 1_500n + 5_000n) / 10_000n
        const clamped = exact < 300_000n ? 300_000n : exact > 30_000_000n ? 30_000_000n : exact
        expect(BigInt(amountFen)).toBe(clamped)
        expect(calculateReward(national, { on: 'fine', fineFen: fineFen + 1 }, plain).amountFen).toBeGreaterThanOrEqual(amountFen)
      }),
    )
  })

  it.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('refuses %p', (fineFen) => {
    expect(() => calculateReward(national, { on: 'fine', fineFen }, plain)).toThrow(RangeError)
  })
})

describe('concealed deaths (national rule)', () => {
  it.each<[AccidentLevel, number, number]>([
    ['ordinary', 1, 30_000_00],
    ['ordinary', 2, 60_000_00],
    ['larger', 3, 120_000_00],
    ['larger', 7, 280_000_00],
    ['larger', 8, 300_000_00],
    ['major', 6, 300_000_00],
    ['extraordinary', 5, 300_000_00],
  ])('%s, %i dead', (level, deaths, amountFen) => {
    expect(calculateReward(national, { on: 'concealed', level, deaths }, plain)).toMatchObject({ amountFen, needsDecision: false })
  })

  it('leaves a concealed accident without a concealed death to a person', () => {
    expect(calculateReward(national, { on: 'concealed', level: 'ordinary', deaths: 0 }, plain).needsDecision).toBe(true)
  })
})

describe('local rules', () => {
  it('give an employee of the own unit more: Henan 15 %, at least 1,000 yuan, at most 300,000', () => {
    expect(calculateReward(henan, { on: 'fine', fineFen: 100_000_00 }, employee).amountFen).toBe(17_250_00)
    expect(calculateReward(henan, { on: 'fine', fineFen: 10_000_00 }, employee).amountFen).toBe(4_000_00)
    expect(calculateReward(henan, { on: 'fine', fineFen: 2_000_000_00 }, employee).amountFen).toBe(300_000_00)
    expect(calculateReward(henan, { on: 'fine', fineFen: 100_000_00 }, plain).amountFen).toBe(15_000_00)
  })

  it('Rizhao 20 %, never below 5,000 yuan nor above 500,000', () => {
    expect(calculateReward(rizhao, { on: 'fine', fineFen: 10_000_00 }, employee).amountFen).toBe(5_000_00)
    expect(calculateReward(rizhao, { on: 'fine', fineFen: 100_000_00 }, employee).amountFen).toBe(18_000_00)
    expect(calculateReward(rizhao, { on: 'fine', fineFen: 2_000_000_00 }, employee).amountFen).toBe(360_000_00)
  })

  it('Longhua pays 500 yuan for an ordinary hazard', () => {
    expect(calculateReward(longhua, { on: 'ordinary' }, plain)).toMatchObject({ amountFen: 500_00, needsDecision: false })
  })

  it('give nothing more where the rule names no uplift', () => {
    expect(calculateReward(national, { on: 'fine', fineFen: 100_000_00 }, employee).amountFen).toBe(15_000_00)
  })
})

describe('the rule that holds', () => {
  it('is the one that names the division most closely, and the country’s elsewhere', () => {
    expect([national, henan, rizhao, longhua].map(({ id }) => id)).toEqual([
      'national-2018',
      'henan-2025',
      'rizhao-2022',
      'longhua-ordinary',
    ])
  })

  it('is the country’s before the local one began, and none before the country’s', () => {
    expect(ruleFor('410100', '2024-12-31').id).toBe('national-2018')
    expect(() => ruleFor('410100', '2018-01-03')).toThrow('no rule of rewards holds for 410100 on 2018-01-03')
    expect([ruleFor('990100', '2018-01-04').id, ruleFor('410100', '2025-01-01').id]).toEqual(['national-2018', 'henan-2025'])
  })

  it('is the newest of several, and none after its last day', () => {
    const first = { ...national, id: 'first', divisions: '99', from: '2020-01-01', until: null }
    const second = { ...first, id: 'second', from: '2024-01-01', until: '2025-12-31' }
    expect(ruleFor('990100', '2025-12-31', [first, second]).id).toBe('second')
    expect(ruleFor('990100', '2026-01-01', [first, second]).id).toBe('first')
    expect(ruleFor('990100', '2025-12-31', [second, first]).id).toBe('second')
  })

  it('stands with basis and dates', () => {
    for (const rule of REWARD_RULES) expect([rule.basis, rule.from, rule.title].every((text) => text !== '')).toBe(true)
  })
})

describe('the way to an amount, in words', () => {
  it.each<[string, () => string[], string[]]>([
    ['a share', () => steps({ on: 'fine', fineFen: 100_000_00 }), ['罚款 10万元 的 15%：1.5万元']],
    ['a share at its least', () => steps({ on: 'fine', fineFen: 20_000_00 }), ['罚款 2万元 的 15%：3,000元']],
    ['less than the least', () => steps({ on: 'fine', fineFen: 10_000_00 }), ['罚款 1万元 的 15%：1,500元', '不足最低额，按 3,000元']],
    ['more than the most', () => steps({ on: 'fine', fineFen: 3_000_000_00 }), ['罚款 300万元 的 15%：45万元', '超过最高额，按 30万元']],
    ['deaths', () => steps({ on: 'concealed', level: 'ordinary', deaths: 2 }), ['一般，查实瞒报死亡 2 人，每人 3万元：6万元']],
    [
      'deaths at their most',
      () => steps({ on: 'concealed', level: 'larger', deaths: 8 }),
      ['较大，查实瞒报死亡 8 人，每人 4万元：32万元', '超过最高额，按 30万元'],
    ],
    ['no fine', () => steps({ on: 'no_fine' }), ['没有罚款：规定没有写明金额，须由人决定，不低于 3,000元']],
    ['an ordinary hazard', () => calculateReward(longhua, { on: 'ordinary' }, plain).steps, ['一般隐患：500元']],
    [
      'an uplift',
      () => calculateReward(henan, { on: 'fine', fineFen: 100_000_00 }, employee).steps,
      ['罚款 10万元 的 15%：1.5万元', '内部人员上浮 15%（河南省 2025 年修订）：17,250元'],
    ],
    [
      'an uplift with its floor',
      () => calculateReward(rizhao, { on: 'no_fine' }, employee).steps,
      ['没有罚款：规定没有写明金额，须由人决定，不低于 3,000元', '内部人员上浮 20%（日照市 2022 年规定）：5,000元'],
    ],
  ])('of %s', (_of, told, expected) => expect(told()).toEqual(expected))
  const steps = (basis: Parameters<typeof calculateReward>[1]) => calculateReward(national, basis, plain).steps

  it('names the number that is none', () => {
    expect(() => calculateReward(national, { on: 'fine', fineFen: 0.5 }, plain)).toThrow('not a whole number: 0.5')
    expect(() => calculateReward(national, { on: 'concealed', level: 'ordinary', deaths: -1 }, plain)).toThrow('not a whole number: -1')
  })
})

describe('what a kind can bring', () => {
  it('is from the least to the most of the rule, for an employee of the own unit too', () => {
    expect(rewardRange(national, 'violation', plain)).toEqual({ minFen: 3_000_00, maxFen: 300_000_00 })
    expect(rewardRange(national, 'violation', employee)).toEqual({ minFen: 3_000_00, maxFen: 300_000_00 })
    expect(rewardRange(rizhao, 'violation', employee)).toEqual({ minFen: 5_000_00, maxFen: 500_000_00 })
    expect(rewardRange(rizhao, 'violation', plain)).toEqual({ minFen: 3_000_00, maxFen: 300_000_00 })
    expect(rewardRange(longhua, 'violation', plain)).toEqual({ minFen: 500_00, maxFen: 300_000_00 })
  })

  it('is the amount for one death and the most for all, where an accident was concealed', () => {
    expect(rewardRange(national, 'concealed_accident', plain)).toEqual({ minFen: 30_000_00, maxFen: 300_000_00 })
  })

  it('is nothing for kinds without a reward', () => {
    expect(rewardRange(national, 'no_answer', plain)).toBeNull()
    expect(rewardRange(national, 'enforcement_misconduct', plain)).toBeNull()
  })

  it('holds every amount that is calculated for it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(national, henan, rizhao, longhua),
        fc.integer({ min: 1, max: 10_000_000_00 }),
        fc.boolean(),
        (rule, fineFen, isEmployee) => {
          const range = rewardRange(rule, 'violation', { employee: isEmployee })
          const { amountFen } = calculateReward(rule, { on: 'fine', fineFen }, { employee: isEmployee })
          expect(amountFen).toBeGreaterThanOrEqual(range?.minFen ?? Infinity)
          expect(amountFen).toBeLessThanOrEqual(range?.maxFen ?? 0)
        },
      ),
    )
  })
})
