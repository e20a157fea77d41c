import { maskParty, namesIn } from '../../../../shared/codes/persons/index'

describe('a party with a person in it', () => {
  it.each([
    ['an unclosed bracket', '云帆恒达有限公司（王小明', '云帆恒达有限公司（王**'],
    ['an unclosed half-width bracket', '云帆恒达有限公司(王小明', '云帆恒达有限公司(王**'],
    ['a bracket that only closes', '云帆恒达有限公司王小明）', '云帆恒达有限公司王**'],
    ['a person behind 即', '云帆恒达有限公司即王小明', '云帆恒达有限公司即王**'],
    ['a shop behind 即', '王小明即大大行', '王**即大大行'],
    ['a shop behind 即 without a word for one', '王小明即大大', '王**即大大'],
    ['a shop behind 即 in brackets', '王小明（即大大工程行）', '王**（即大大工程行）'],
    ['both in two brackets', '王小明(即大大診所(王小明)', '王**(即大大診所(王**)'],
    ['two persons without a mark', '云帆恒达有限公司（王小明李四）', '云帆恒达有限公司（王**、李*）'],
    ['a name that a space takes apart', '云帆恒达有限公司（王 小明）', '云帆恒达有限公司（王**）'],
    ['a name that a line break takes apart', '云帆恒达有限公司（王\n小明）', '云帆恒达有限公司（王**）'],
    ['a name behind a line break', '云帆恒达有限公司\n(王小明)', '云帆恒达有限公司\n(王**)'],
    ['a form and then persons', '大大工程行(合夥)(王小明\n李四)', '大大工程行(合夥)(王**、李*)'],
    ['brackets in brackets', '云帆股份有限公司(康柏德(Patrick NEIMAN))', '云帆股份有限公司(康**(P*************))'],
    ['a name in two scripts', '云帆股份有限公司(卡斯博MARK NEIMAN)', '云帆股份有限公司(卡** M**********)'],
    ['a name of capitals', '云帆股份有限公司(HONG XING YAO)', '云帆股份有限公司(H************)'],
    ['a title', '云帆恒达有限公司（负责人王小明）', '云帆恒达有限公司（负责人王**）'],
    ['a mark', '云帆恒达有限公司、王小明', '云帆恒达有限公司、王**'],
    ['a dash', '云帆恒达商店-王小明', '云帆恒达商店-王**'],
    ['a long dash before the shop', '王小明—恒达商店', '王**—恒达商店'],
    ['a colon', '云帆恒达商店：王小明', '云帆恒达商店：王**'],
    ['a dot', '云帆恒达商店·王小明', '云帆恒达商店·王**'],
    ['quotes', '云帆恒达有限公司“王小明”', '云帆恒达有限公司“王**”'],
    ['quotes of which one is missing', '云帆恒达有限公司“王小明', '云帆恒达有限公司“王**'],
    ['quotes turned the other way', '云帆恒达有限公司”王小明“', '云帆恒达有限公司”王**“'],
    ['straight quotes', '云帆恒达有限公司"王小明"', '云帆恒达有限公司"王**"'],
    ['single quotes', '云帆恒达有限公司‘王小明’', '云帆恒达有限公司‘王**’'],
    ['corner brackets', '云帆恒达有限公司「王小明」', '云帆恒达有限公司「王**」'],
    ['white corner brackets', '云帆恒达有限公司『王小明』', '云帆恒达有限公司『王**』'],
    ['quotes inside brackets', '云帆恒达有限公司（“王小明”）', '云帆恒达有限公司（“王**”）'],
    ['quotes and a title', '云帆恒达有限公司“负责人王小明”', '云帆恒达有限公司“负责人王**”'],
    ['quotes around the owner of a shop', '“王小明”（恒达商店）', '“王**”（恒达商店）'],
    ['a plus', '云帆恒达商店+王小明', '云帆恒达商店+王**'],
    ['a word', '云帆恒达有限公司和王小明', '云帆恒达有限公司和王**'],
    ['a word and a title', '云帆恒达有限公司及其经理王小明', '云帆恒达有限公司及其经理王**'],
    ['angular brackets', '云帆恒达有限公司＜王小明＞', '云帆恒达有限公司＜王**＞'],
    ['a bracket between', '云帆恒达加油站（普通合伙）王小明', '云帆恒达加油站（普通合伙）王**'],
    ['nothing behind a shop', '云帆恒达超市王小明', '云帆恒达超市王**'],
    ['nothing behind an end that stands inside names too', '云帆恒达食品坊王小明', '云帆恒达食品坊王**'],
    ['a trade', '云帆恒达有限公司（安全员王小明）', '云帆恒达有限公司（安全员王**）'],
    ['a trade behind 即', '云帆恒达有限公司即厂长王小明', '云帆恒达有限公司即厂长王**'],
    ['a word of who that is', '云帆恒达有限公司（实际经营人王小明）', '云帆恒达有限公司（实际经营人王**）'],
    ['a word and more', '云帆恒达有限公司（法人王小明，电话13800138000）', '云帆恒达有限公司（法人王**，电话13800138000）'],
    ['a word behind the name', '云帆恒达有限公司（王小明承包）', '云帆恒达有限公司（王**承包）'],
  ])('%s', (_what, name, shown) => expect(maskParty(name)).toBe(shown))
})

describe('a party whose person is written otherwise', () => {
  it.each([
    ['a form in two scripts', '王小明（個体）', '王**（個体）'],
    ['a form in traditional characters', '王小明（個體工商戶）', '王**（個體工商戶）'],
    ['a label that another one begins', '云帆恒达有限公司（业主姓名：王小明）', '云帆恒达有限公司（业主姓名：王**）'],
    ['a label without a mark that another one begins', '云帆恒达有限公司（业主姓名王小明）', '云帆恒达有限公司（业主姓名王**）'],
    ['a label with a character more', '云帆恒达有限公司（法人代表人王小明）', '云帆恒达有限公司（法人代表人王**）'],
    ['a spaced name behind a label', '恒达加工点经营者王 小 明', '恒达加工点经营者王**'],
    ['a spaced name behind a form', '个体户：王 小 明', '个体户：王**'],
    ['wide braces', '云帆恒达有限公司｛王小明｝', '云帆恒达有限公司｛王**｝'],
    ['a wide stroke', '云帆恒达商店｜王小明', '云帆恒达商店｜王**'],
  ])('%s', (_what, name, shown) => expect(maskParty(name)).toBe(shown))

  it('of several names behind a wide stroke each', () => expect(namesIn('王小明｜李四')).toEqual(['王小明', '李四']))
})

/** Sources hide some of their names themselves, and what is hidden here may come back through one. */
it.each([
  '云帆恒达有限公司（王小明）',
  '王小明即大大行',
  '云帆恒达有限公司（负责人王小明）',
  '王小明（自然人）',
  '云帆恒达商店·王小明',
  '王小明即王小明',
])('what is hidden in %s stays as it is when it is hidden once more', (name) => {
  const hidden = maskParty(name)
  expect([hidden.includes('王**'), maskParty(hidden)]).toEqual([true, hidden])
})

describe('a party without one', () => {
  it.each([
    '云帆恒达有限公司（油库）',
    '云帆恒达有限公司（建指）',
    '云帆恒达有限公司(西山乡(村镇简易)服务站)',
    '云帆 恒达置业有限公司',
    '永   营造有限公司',
    '云帆即时送物流有限公司',
    '云帆恒达有限公司修理厂',
    '云帆恒达有限公司工会',
    '云帆财险（以下简称云帆财险）',
    '金龙（云帆）化工有限公司',
    '泰和养殖场',
    '云帆石油分公司腾翔站',
    '云帆恒达广场-金街',
    '云帆恒达超市和平店',
    '云帆恒达山庄·云顶',
    '长江钢铁—太阳能发电系统工程',
    '云帆恒达有限公司（主任办公室）',
    '云帆恒达有限公司（会计师事务所）',
    '云帆恒达有限公司（法人独资）',
    '云帆恒达有限公司（承包经营）',
    '云帆恒达有限公司：安全科',
    '云帆恒达百货商店南门',
    '云帆恒达加油站石化',
  ])('%s stays', (name) => expect(maskParty(name)).toBe(name))

  it('keeps the spaced name of a firm whose code is valid', () => {
    expect(maskParty('金龙 化工有限公司')).toBe('金* 化工有限公司')
    expect(maskParty('金龙 化工有限公司', true)).toBe('金龙 化工有限公司')
  })
})

it.each([
  ['a brand inside it', '云帆“恒达”餐饮有限公司'],
  ['a brand that a person could be called', '云帆市“王小明”饭店'],
  ['a brand before it', '“王小明”饭店'],
  ['a site behind it', '云帆恒达有限公司“总部”'],
  ['a branch behind it', '云帆恒达有限公司“东港分公司”'],
  ['a word of everyday language', '云帆恒达有限公司“平安”项目部'],
  ['an apostrophe', 'Yunfan Men’s Wear Co., Ltd.'],
])('leaves what is quoted in the name of an organisation: %s', (_what, name) => expect(maskParty(name)).toBe(name))
