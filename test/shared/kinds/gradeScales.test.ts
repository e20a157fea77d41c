import { GRADE_SCALES, compareSteps, stepTone, type StepTone } from '../../../shared/kinds/enterprise/gradeScales'
import { GRADE_SCHEMES, type GradeScheme } from '../../../shared/kinds/enterprise/words'
import { codesOf } from '../../../shared/vocabulary'

it.each<[GradeScheme, string, string | null]>([
  ['city', 'A', 'fine'],
  ['city', 'B', 'fine'],
  ['city', 'C', 'warn'],
  ['city', 'D', 'stop'],
  ['city', 'Ｄ级', 'stop'],
  ['city', 'd', 'stop'],
  ['city', 'D\u200b级', 'stop'],
  ['city', '⼀级', 'fine'],
  ['city', 'D（差）', 'stop'],
  ['city', 'C 级企业', 'warn'],
  ['city', '四级', 'stop'],
  ['city', '3级', 'warn'],
  ['city', 'Ⅳ级', 'stop'],
  ['city', '红', 'stop'],
  ['city', '橙色', 'warn'],
  ['city', '黄色', 'fine'],
  ['city', '不合格', 'stop'],
  ['city', '不及格', 'stop'],
  ['city', '风险等级：红', 'stop'],
  ['city', '评定为D级', 'stop'],
  ['city', 'D档', 'stop'],
  ['city', '红牌', 'stop'],
  ['city', '第四级', 'stop'],
  ['city', '重大风险', 'stop'],
  ['city', '较大风险', 'warn'],
  ['city', '一般风险', 'fine'],
  ['city', '一般', 'warn'],
  ['standardisation', '三级标准化', 'fine'],
  ['standardisation', '已取消', 'stop'],
  ['city', '较差', 'stop'],
  ['city', '丙等', null],
  ['city', 'E', null],
  ['standardisation', '三级', 'fine'],
  ['standardisation', '安全生产标准化三级', 'fine'],
  ['standardisation', '未达标', 'stop'],
  ['standardisation', '已撤销', 'stop'],
  ['credit', 'D', 'stop'],
  ['credit', 'C', 'warn'],
  ['credit', '四级', 'stop'],
  ['credit', 'AAA', 'fine'],
  ['transport', 'AAA', 'fine'],
  ['transport', 'AAA级', 'fine'],
  ['transport', 'A', 'fine'],
  ['transport', 'B', 'stop'],
  ['transport', '不合格', 'stop'],
  ['transport', 'D', null],
  ['transport', '', null],
])('%s %s is worth %s', (scheme, grade, tone) => {
  expect(stepTone(scheme, grade)).toBe(tone)
})

it('has for every scheme a scale that rests on something and whose last step is not fine', () => {
  for (const scheme of codesOf(GRADE_SCHEMES)) expect(GRADE_SCALES.some((scale) => scale.scheme === scheme)).toBe(true)
  for (const { basis, steps } of GRADE_SCALES) {
    expect(basis.length).toBeGreaterThan(5)
    expect(steps.some(([, tone]) => tone === 'stop')).toBe(true)
    expect(steps[0]?.[1]).toBe('fine')
  }
})

it.each<[GradeScheme, StepTone, string[]]>([
  ['city', 'stop', ['D', '四级', '红', '重大风险', '较差', '差', '不合格', '不及格']],
  ['city', 'warn', ['C', '三级', '橙', '较大风险', '中', '一般', '基本合格']],
  ['city', 'fine', ['A', 'B', '一级', '二级', '蓝', '黄', '低风险', '一般风险', '优秀', '优', '良好', '良', '好', '合格']],
  ['standardisation', 'stop', ['未达标', '不达标', '不合格', '撤销', '已撤销', '取消', '已取消']],
  ['standardisation', 'fine', ['一级', '二级', '三级', '达标', '小微企业达标']],
  ['credit', 'stop', ['D', '四级']],
  ['credit', 'warn', ['C']],
  ['credit', 'fine', ['AAA', 'AA', 'A', 'B', '一级', '二级', '三级']],
  ['transport', 'stop', ['B', '不合格']],
  ['transport', 'fine', ['AAAA', 'AAA', 'AA', 'A', '优良', '合格', '基本合格']],
])('of %s these are %s', (scheme, tone, grades) =>
  expect(grades.map((grade) => [grade, stepTone(scheme, grade)])).toEqual(grades.map((grade) => [grade, tone])),
)

it('knows no step of another scheme', () => {
  const strange: [GradeScheme, string][] = [['city', '达标'], ['standardisation', 'D'], ['standardisation', '红'], ['credit', '优'], ['transport', 'C'], ['transport', '一级']] // prettier-ignore
  expect(strange.map(([scheme, grade]) => stepTone(scheme, grade))).toEqual(strange.map(() => null))
})

describe('a step however it is written', () => {
  it.each<[string, StepTone | null]>([
    ...['1级', '2级', 'I级', 'II级', 'Ⅱ级', '第2级', '第一级', '１级'].map((grade): [string, StepTone] => [grade, 'fine']),
    ...['3级', 'III级', '第3级', 'c', ' C '].map((grade): [string, StepTone] => [grade, 'warn']),
    ...[
      '4级',
      'IV级',
      '第四级',
      '四等',
      '四类',
      '四档',
      '红色',
      '红牌',
      '红码',
      'D级别',
      'D级企业',
      'D级单位',
      'D级风险',
      'D级达标企业',
    ].map((grade): [string, StepTone] => [grade, 'stop']),
    ...[
      '安全生产D级',
      '标准化四级',
      '评级：D',
      '评级:D',
      '等级为D',
      '信誉是D',
      '评定D级',
      '2025年安全生产等级：D级（差）',
      'D 级',
      'D级 (差)',
      'D(红',
    ].map((grade): [string, StepTone] => [grade, 'stop']),
    // What only speaks of grades is none.
    ...['评级', '等级', '级', '第', '第D级', 'DD', '红绿', 'D级甲', '五级', '5级', 'V级', ''].map((grade): [string, null] => [grade, null]),
  ])('%j is worth %s to a city', (grade, tone) => expect(stepTone('city', grade)).toBe(tone))
})

it.each<[GradeScheme, string, string, ReturnType<typeof compareSteps>]>([
  ['city', 'C', 'B', 'worse'],
  ['city', 'B 级', 'Ｃ级', 'better'],
  ['city', '二级', 'Ⅱ级', 'same'],
  ['city', '黄色', '蓝', 'worse'],
  ['city', '低风险', '重大风险', 'better'],
  ['city', '低风险', '红', null],
  ['city', 'C', '三级', null],
  ['city', '蓝天级', 'A', null],
  ['standardisation', '已撤销', '三级', 'worse'],
  ['credit', 'AAA', 'A', 'better'],
  ['transport', 'B', 'AA', 'worse'],
  ['transport', 'D', 'D', 'same'],
])('%s: %s beside %s is %s', (scheme, grade, other, compared) => expect(compareSteps(scheme, grade, other)).toBe(compared))
