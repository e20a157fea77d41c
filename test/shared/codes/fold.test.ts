import fc from 'fast-check'
import { foldCharacters, foldKeyText, nameKey, replaceName, strangenessOf } from '../../../shared/codes/fold'

describe('one form of a name', () => {
  it.each([
    ['brackets and letters of full width', '云帆（集团） 有限公司ａ', '云帆(集团)有限公司A'],
    ['Kangxi radicals', '云帆⾦⽯⽅⼯贸易有限公司', '云帆金石方工贸易有限公司'],
    ['radicals that NFKC leaves', '云帆⻓⻰⻋业有限公司', '云帆长龙车业有限公司'],
    ['a stroke', '云帆㇐品商店', '云帆一品商店'],
    ['private use of old converters', '云帆\ue81e\ue863商行', '云帆\u9fb4䶮商行'],
    ['private use that becomes a radical', '云帆\ue822商行', '云帆小商行'],
    ['a compatibility ideograph', '云帆\uf9f4业公司', '云帆林业公司'],
    ['a variation selector', '云帆葛\u{e0100}记商行', '云帆葛记商行'],
    ['a soft hyphen, a joiner and a filler', '云\u00ad帆\u200d安\u3164泰公司', '云帆安泰公司'],
    ['marks of direction', '\u202e云帆安泰\u202c\u200f公司\u2066\u2069', '云帆安泰公司'],
    ['controls and a mark of byte order', '\ufeff云帆\u0000安泰公司\u0085', '云帆安泰公司'],
    ['dots', '艾力・买买提商行', '艾力·买买提商行'],
    ['more dots', '艾力•买买提。商行', '艾力．买买提‧商行'],
    ['quotes', '云帆“好再来”餐馆', '云帆「好再来」餐馆'],
    ['dots with a blank between them', '艾力· ˙买买提商行', '艾力·买买提商行'],
    ['straight quotes', "云帆''好再来''餐馆", '云帆"好再来"餐馆'],
    ['dashes', '云帆A－1号——乙', '云帆A-1号–乙'],
    ['a minus and a wave', '云帆−甲〜乙', '云帆‑甲～乙'],
    ['brackets of every shape', '云帆〔甲〕【乙】〖丙〗公司', '云帆(甲)[乙]{丙}公司'],
    ['signs that stand for brackets', '云帆＜甲＞公司', '云帆〈甲〉公司'],
    ['double signs', '云帆≪甲≫公司', '云帆《甲》公司'],
    ['heavy dots', '艾力●买买提商行', '艾力·买买提商行'],
    ['a line of a box', '云帆⎯甲', '云帆－甲'],
    ['circles for nought', '云帆一○二厂', '云帆一〇二厂'],
    ['digits of other scripts', '云帆第٣②३号', '云帆第323号'],
    ['spaces of every width', '云帆\u00a0安\u2003泰\u3000公\u2800司\n', '云帆安泰公司'],
  ])('%s', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
    expect(nameKey(one)).not.toBe('')
  })
  it.each([
    ['云帆金石有限公司', '云帆金名有限公司'],
    ['云帆1.5号', '云帆15号'],
    ['云帆“好再来”餐馆', '云帆好再来餐馆'],
    ['云帆(甲)', '云帆甲'],
  ])('keeps %s and %s apart', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)))
})

it('folds characters and leaves case, white space and punctuation', () => {
  expect(foldCharacters('⾦ Ａb（１）“٣”。')).toBe('金 Ab(1)“3”。')
  expect(foldKeyText(' ＡＢ\u200b １２\u3000\n３ ')).toBe('AB 12 3')
})

it('a fold of a fold changes nothing, whatever the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'⾦⻓\ue81e㇐“”‘\'"·・…—-−()（【〔［a Ａ１٣①㈱ﬁß\u0345\u0301\u00b4\u02d9\u3164') }),
  )
  fc.assert(fc.property(text, (one) => expect(foldCharacters(foldCharacters(one))).toBe(foldCharacters(one))))
  fc.assert(fc.property(text, (one) => expect(nameKey(nameKey(one))).toBe(nameKey(one))))
})

it('every single character that Unicode has has one form', () => {
  const unstable: string[] = []
  for (let code = 0; code <= 0x2ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue
    const key = nameKey(String.fromCodePoint(code))
    if (nameKey(key) !== key) unstable.push(code.toString(16))
  }
  expect(unstable).toEqual([])
})

it.each([
  ['云帆（集团）“安泰”１号', null],
  ['云帆⾦石', 'look_alike'],
  ['云帆⻓石', 'look_alike'],
  ['云帆\ue81e石', 'look_alike'],
  ['云帆\u202e石', 'invisible'],
  ['云帆\u00ad石', 'invisible'],
  ['云帆\ue000石', 'private_use'],
] as const)('tells what is strange about %j', (text, strangeness) => expect(strangenessOf(text)).toBe(strangeness))

describe('a name in a text', () => {
  it.each([
    ['云帆（集团）公司的决定已撤销', '云帆(集团)公司', '甲的决定已撤销'],
    ['撤销对云帆 ⾦\u200b石——公司、云帆金石-公司的决定', '云帆金石－公司', '撤销对甲、甲的决定'],
    ['ⅷ云帆公司', '云帆公司', 'ⅷ甲'],
    ['云帆公司', '云帆老公司', '云帆公司'],
    ['云帆公司', '\u200b', '云帆公司'],
    ['𠮷野家', '野', '𠮷甲家'],
  ])('in %j is found however it is spelt', (text, name, expected) => expect(replaceName(text, name, '甲')).toBe(expected))
  it('leaves nothing of it, and all of the rest', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'云帆⾦（)·—a１'), minLength: 1, maxLength: 6 })
      .filter((one) => /[云帆⾦a１]/.test(one))
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'东西“ ⻓\u200b') }), name, (around, one) => {
        expect(replaceName(`东${around}${one}西${around}`, one, '甲')).toBe(`东${around}甲西${around}`)
      }),
    )
  })
})
