import { GRADE_SCALES, stepTone } from '../../../shared/kinds/enterprise/gradeScales'
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
