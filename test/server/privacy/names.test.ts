import { z } from 'zod'
import { planOf, type Plan } from '../../../server/privacy/fields'
import { hideNames } from '../../../server/privacy/names'
import { personsNamedIn, publicText, publicWords } from '../../../server/privacy/texts'
import { Address, CodeText, LongText, PartyName, ProperName, listOf, typed, unknownable } from '../../../shared/fields'

/** How a person's name is looked for and hidden, by what the field is; whole rows are read in `persons.test.ts`. */

const LINK = typed('link', z.string())
const hiddenAs = (schema: z.ZodType) => {
  const plan = planOf(z.strictObject({ text: schema }))
  return (text: string, ...names: string[]) => hideNames({ text }, names, plan).text
}
const running = (text: string, ...names: string[]) => hideNames(text, names)
const beside = hiddenAs(ProperName)
const address = hiddenAs(Address)
const code = hiddenAs(CodeText)
const link = hiddenAs(LINK)

describe('in a running text', () => {
  it.each<[string, string[], string]>([
    ['王小明违规', ['王小明'], '王**违规'],
    ['由王小明与王小明签收', ['王小明'], '由王**与王**签收'],
    ['王小明和李四', ['李四', '王小明'], '王**和李*'],
    ['云帆王小明店', ['王小明'], '云帆王**店'],
    // The longer name goes first.
    ['欧阳小明', ['欧阳', '欧阳小明'], '欧***'],
    ['欧阳与欧阳小明', ['欧阳', '欧阳小明'], '欧*与欧***'],
    // White space may stand inside it, three blanks at most.
    ['王 小  明违规', ['王小明'], '王**违规'],
    ['王\t小\n明违规', ['王小明'], '王**违规'],
    ['王    小明违规', ['王小明'], '王    小明违规'],
    ['举报人沈·远·舟、王.小.明', ['沈远舟', '王小明'], '举报人沈**、王**'],
    ['买买提•吾守尔违规', ['买买提·吾守尔'], '买******违规'],
    ['买买提吾守尔违规', ['买买提·吾守尔'], '买******违规'],
    ['买买提‧吾守尔违规', ['买买提.吾守尔'], '买******违规'],
    ['Zhang San违规', ['zhang san'], 'z********违规'],
    ['ZHANGSAN违规', ['Zhang San'], 'Z********违规'],
    ['XZhang San违规', ['Zhang San'], 'XZhang San违规'],
    ['Zhang Sanx违规', ['Zhang San'], 'Zhang Sanx违规'],
    ['王小(明)违规', ['王小(明)'], '王****违规'],
    // Nobody of these is there.
    ['王小红违规', ['王小明'], '王小红违规'],
    ['小明王', ['王小明'], '小明王'],
    ['王违规', ['王'], '王违规'],
    ['王小明违规', [], '王小明违规'],
    ['', ['王小明'], ''],
  ])('%j without %j is %j', (text, names, shown) => expect(running(text, ...names)).toBe(shown))

  it.each([
    ['a tag', '王<b>小明</b>违规', '王**</b>违规'],
    ['a reference', '王&nbsp;小明违规', '王**违规'],
    ['an invisible character', '王\u200b小明违规', '王**违规'],
    ['a radical', '李⼩明违规', '李**违规'],
    ['letters of full width', 'ＺｈａｎｇＳａｎ违规', 'Z********违规'],
  ])('sees it through %s', (_what, text, shown) => expect(running(text, '王小明', '李小明', 'Zhang San')).toBe(shown))
})

describe('beside a name of an organisation', () => {
  it.each([
    ['云帆五金店（王小明）', '云帆五金店（王**）'],
    ['云帆五金店 王小明', '云帆五金店 王**'],
    ['云帆五金店/王小明', '云帆五金店/王**'],
    ['王小明—云帆五金店', '王**—云帆五金店'],
    ['“王小明”五金店', '“王**”五金店'],
    ['云帆12号王小明', '云帆12号王**'],
    ['王小明\n云帆五金店', '王**\n云帆五金店'],
    // Inside it, and alone, it is the name of the shop.
    ['云帆王小明五金店', '云帆王小明五金店'],
    ['王小明五金店', '王小明五金店'],
    ['云帆王小明', '云帆王小明'],
    ['王小明', '王小明'],
    ['王 小明', '王 小明'],
    ['王小明。', '王**。'],
  ])('%j is %j', (text, shown) => expect(beside(text, '王小明')).toBe(shown))

  it('is hidden so in a number too', () =>
    expect([code('云罚〔2026〕1号王小明', '王小明'), code('云王小明罚', '王小明')]).toEqual(['云罚〔2026〕1号王**', '云王小明罚']))
})

describe('in an address', () => {
  it.each([
    ['云帆路12号王小明', '云帆路12号王**'],
    ['云帆路12王小明', '云帆路12王**'],
    ['甲村王小明家', '甲村王**家'],
    ['甲村王小明宅', '甲村王**宅'],
    ['甲村王小明自有厂房', '甲村王**自有厂房'],
    ['甲村王小明厂房', '甲村王**厂房'],
    ['甲村王小明的房', '甲村王**的房'],
    ['甲村王小明之屋', '甲村王**之屋'],
    ['甲村王小明隔壁', '甲村王**隔壁'],
    ['甲村王小明对面', '甲村王**对面'],
    ['甲村王小明门前', '甲村王**门前'],
    ['甲村（王小明）', '甲村（王**）'],
    ['2室王小明', '2室王**'],
    // A road, a house or a shop may be called so.
    ['云帆路王小明大厦', '云帆路王小明大厦'],
    ['甲村王小明家具店', '甲村王小明家具店'],
    ['甲村王小明家园', '甲村王小明家园'],
    ['甲村王小明家居', '甲村王小明家居'],
    ['甲村王小明家电', '甲村王小明家电'],
    ['王小明路', '王小明路'],
    ['甲市王小明家', '甲市王小明家'],
  ])('%j is %j', (text, shown) => expect(address(text, '王小明')).toBe(shown))
})

describe('in an address of the web', () => {
  it.each([
    ['https://a.example/王小明.html', null],
    ['https://a.example/%E7%8E%8B%E5%B0%8F%E6%98%8E.html', null],
    ['https://a.example/%zz/王小明', null],
    ['https://a.example/1.html', 'https://a.example/1.html'],
    ['https://a.example/%zz/1', 'https://a.example/%zz/1'],
    ['王小明.example', null],
  ])('%j is %j', (text, shown) => {
    expect(link(text, '王小明')).toBe(shown)
    expect(link(text, '李四', '王小明')).toBe(shown)
  })
})

describe('in a value of many fields', () => {
  const Value = z.strictObject({
    firm: unknownable(ProperName),
    regions: listOf(ProperName),
    text: unknownable(LongText),
    parts: listOf(z.strictObject({ code: unknownable(CodeText), told: unknownable(LongText) })),
    points: z.number(),
    day: z.enum(['a']),
  })
  const plan: Plan = planOf(Value)
  const hide = (value: object, ...names: string[]) => hideNames(value, names, plan)

  it('it stays inside the names that the value itself tells, wherever a text repeats them', () => {
    const value = {
      firm: '云帆海港化工有限公司',
      regions: ['海港区'],
      text: '海港对云帆海港化工有限公司、海港区海港罚款',
      parts: [{ code: '海港罚1', told: '见海港罚1，海港' }],
      points: 1,
      day: 'a',
    }
    expect(hide(value, '海港')).toEqual({
      ...value,
      text: '海*对云帆海港化工有限公司、海港区海*罚款',
      parts: [{ code: '海港罚1', told: '见海港罚1，海*' }],
    })
  })

  it('it stays inside the name of a party too', () => {
    const ofParty = planOf(z.strictObject({ party: PartyName, text: LongText }))
    const value = { party: '云帆海港化工有限公司', text: '海港对云帆海港化工有限公司罚款' }
    expect(hideNames(value, ['海港'], ofParty)).toEqual({ ...value, text: '海*对云帆海港化工有限公司罚款' })
  })

  it('it does not stay inside a name beside which the person stands', () => {
    expect(hide({ firm: '海港店（王小明）', text: '海港店（王小明）由王小明开办' }, '王小明')).toEqual({
      firm: '海港店（王**）',
      text: '海港店（王**）由王**开办',
    })
  })

  it('it stays inside a name wherever in the text, and wherever in the name, it stands', () => {
    const value = { firm: '云帆海港', regions: ['海港区'], text: '海港区云帆海港违规，云帆海港' }
    expect(hide(value, '海港')).toEqual(value)
  })

  it('it stays inside no name that is as short as its own', () => {
    expect(hide({ firm: '海港', text: '海港签收' }, '海港')).toEqual({ firm: '海港', text: '海*签收' })
    expect(hide({ firm: '王小明', text: '王小明签收' }, '王小明')).toEqual({ firm: '王小明', text: '王**签收' })
  })

  it('nothing else is touched', () => {
    const value = { firm: null, regions: [], text: undefined, points: 3, day: 'a', parts: [{ code: null, told: null }] }
    expect(hide(value, '王小明')).toEqual(value)
    expect(hideNames(null, ['王小明'])).toBeNull()
  })
})

describe('a text of the mirror’s own', () => {
  it('quotes no cell, and tells no number of a person', () => {
    expect(publicText('“王小明”不是日期，“李四”也不是')).toBe('内容不是日期，内容也不是')
    expect(publicText('电话13912345678')).toBe('电话139****5678')
    expect(publicText('没有人名')).toBe('没有人名')
  })
  it('of its source’s words names no person and tells no number', () => {
    expect(publicWords('王小明电话13912345678', ['王小明'])).toBe('王**电话139****5678')
    expect(publicWords('撤下', ['王小明'])).toBe('撤下')
  })
  it('knows every spelling of the persons that cells name, and of no organisation', () => {
    const named = personsNamedIn(['王小明、李四', '云帆示例有限公司', ''])
    expect(named).toEqual(expect.arrayContaining(['王小明', '李四']))
    expect(named).not.toContain('云帆示例有限公司')
  })
})
