import { foldCharacters } from '../../codes/fold'
import type { GradeScheme } from './words'

/**
 * What the steps of each grading scheme are worth. Not settled by one law, and therefore data: each scale with what it rests on.
 * This file knows no schema, so the mini-program ships it.
 */

/** How a step colours a judgement: `stop` failed, `warn` lowest of those that still pass, `fine` neither. */
export type StepTone = 'stop' | 'warn' | 'fine'

/** A scale, the best step first. */
export interface GradeScale {
  scheme: GradeScheme
  basis: string
  steps: readonly (readonly [grade: string, tone: StepTone])[]
}

const LETTERS = [
  ['A', 'fine'],
  ['B', 'fine'],
  ['C', 'warn'],
  ['D', 'stop'],
] as const
const FOUR_STEPS = [
  ['一', 'fine'],
  ['二', 'fine'],
  ['三', 'warn'],
  ['四', 'stop'],
] as const

/** The scales that are known, per scheme the usual one first. A city may grade by another: its words are then not judged by. */
export const GRADE_SCALES: readonly GradeScale[] = [
  { scheme: 'city', basis: '城市安全生产评定等级：四级中第三级须整改，第四级为最低（各市自定，domain 7.1）', steps: LETTERS },
  { scheme: 'city', basis: '分类分级监管：一至四级，一年内有死亡事故的列入四级（地方规定）', steps: FOUR_STEPS },
  {
    scheme: 'city',
    basis: '风险四色：红为重大、橙为较大、黄为一般、蓝为低（安委办〔2016〕11号）',
    steps: [
      ['蓝', 'fine'],
      ['黄', 'fine'],
      ['橙', 'warn'],
      ['红', 'stop'],
    ],
  },
  {
    scheme: 'city',
    basis: '风险四级：重大、较大、一般、低，按级别写而不按颜色写（安委办〔2016〕11号）',
    steps: [
      ['低风险', 'fine'],
      ['一般风险', 'fine'],
      ['较大风险', 'warn'],
      ['重大风险', 'stop'],
    ],
  },
  {
    scheme: 'city',
    basis: '按好坏写的等级（各市自定）',
    steps: [
      ['优秀', 'fine'],
      ['优', 'fine'],
      ['良好', 'fine'],
      ['良', 'fine'],
      ['好', 'fine'],
      ['合格', 'fine'],
      ['中', 'warn'],
      ['一般', 'warn'],
      ['基本合格', 'warn'],
      ['较差', 'stop'],
      ['差', 'stop'],
      ['不合格', 'stop'],
      ['不及格', 'stop'],
    ],
  },
  {
    scheme: 'standardisation',
    basis: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）：一、二、三级均为达标，达不到的不定级，已定级的可以撤销',
    steps: [
      ['一', 'fine'],
      ['二', 'fine'],
      ['三', 'fine'],
      ['达标', 'fine'],
      ['小微企业达标', 'fine'],
      ['未达标', 'stop'],
      ['不达标', 'stop'],
      ['不合格', 'stop'],
      ['撤销', 'stop'],
      ['已撤销', 'stop'],
      ['取消', 'stop'],
      ['已取消', 'stop'],
    ],
  },
  {
    scheme: 'credit',
    basis: '安委〔2014〕8号：诚信等级，D 级列入不良记录（各地细则）',
    steps: [['AAA', 'fine'], ['AA', 'fine'], ...LETTERS],
  },
  {
    scheme: 'credit',
    basis: '地方细则：一至三级与标准化等级对应，达不到的为四级',
    steps: [
      ['一', 'fine'],
      ['二', 'fine'],
      ['三', 'fine'],
      ['四', 'stop'],
    ],
  },
  {
    scheme: 'transport',
    basis: '《道路运输企业质量信誉考核办法（试行）》（交公路发〔2006〕294号）：AAA 优良、AA 合格、A 基本合格、B 不合格；广东另有 AAAA',
    steps: [
      ['AAAA', 'fine'],
      ['AAA', 'fine'],
      ['AA', 'fine'],
      ['A', 'fine'],
      ['B', 'stop'],
      ['优良', 'fine'],
      ['合格', 'fine'],
      ['基本合格', 'fine'],
      ['不合格', 'stop'],
    ],
  },
]

const NUMERALS: Record<string, string> = { '1': '一', '2': '二', '3': '三', '4': '四', I: '一', II: '二', III: '三', IV: '四' }

/** A grade as the scales write it: `Ｄ级（差）` is D, `3 级达标` is 三, `红色` is 红. */
export function stepWord(grade: string): string {
  const bare = foldCharacters(grade)
    // eslint-disable-next-line regexp/no-super-linear-move -- bounded by ShortText
    .replace(/\(.*$/, '')
    .replace(/\s+/g, '')
    .replace(/^.*(?:安全生产|标准化|评级|等级|信誉|评定)[为是:]*(?=.)/, '')
    .replace(/^第(?=[一二三四\d])/, '')
    .toUpperCase()
  const word = bare.replace(/^(.+?)(?:级|等|类|档|色|牌|码)(?:别|企业|单位|达标|风险|标准化)*$/, '$1')
  return NUMERALS[word] ?? word
}

/** What a grade is worth in its scheme, or null where no scale that is known has it. */
export function stepTone(scheme: GradeScheme, grade: string): StepTone | null {
  const word = stepWord(grade)
  for (const { scheme: of, steps } of GRADE_SCALES) {
    const step = of === scheme ? steps.find(([name]) => name === word) : undefined
    if (step) return step[1]
  }
  return null
}

const TONES: readonly StepTone[] = ['fine', 'warn', 'stop']

/** How a grade stands to another of its scheme: worse, better, as good, or null where no scale that is known has both. */
export function compareSteps(scheme: GradeScheme, grade: string, other: string): 'worse' | 'better' | 'same' | null {
  const [one, two] = [stepWord(grade), stepWord(other)]
  if (one === two) return 'same'
  for (const { scheme: of, steps } of GRADE_SCALES) {
    const [at, from] = [one, two].map((word) => steps.findIndex(([name]) => name === word)) as [number, number]
    if (of !== scheme || at < 0 || from < 0) continue
    const [tone, before] = [steps[at]?.[1], steps[from]?.[1]].map((one) => TONES.indexOf(one as StepTone)) as [number, number]
    // Within a tone the better step stands first.
    const [now, then] = tone === before ? [at, from] : [tone, before]
    return now > then ? 'worse' : 'better'
  }
  return null
}
