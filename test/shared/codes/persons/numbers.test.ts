import fc from 'fast-check'
import { holdsIdentityNumber, holdsMobile, maskPersonalData } from '../../../../shared/codes/persons/index'

/** One invented number as people, programs and those who want it read write it. */
const SPELLINGS: [how: string, written: string][] = [
  ['plain', '13800138000'],
  ['hyphens', '138-0013-8000'],
  ['hyphens that do not break', '138\u20110013\u20118000'],
  ['figure dashes', '138\u20120013\u20128000'],
  ['en dashes', '138–0013–8000'],
  ['two em dashes', '138——0013——8000'],
  ['minus signs', '138\u22120013\u22128000'],
  ['small hyphens', '138\ufe630013\ufe638000'],
  ['full-width hyphens', '138－0013－8000'],
  ['soft hyphens', '138\u00ad0013\u00ad8000'],
  ['long vowels', '138ー0013ー8000'],
  ['the character one as a stroke', '138一0013一8000'],
  ['tildes', '138~0013~8000'],
  ['full-width tildes', '138～0013～8000'],
  ['spaces', '138 0013 8000'],
  ['many spaces', '138   0013   8000'],
  ['a space between all', '1 3 8 0 0 1 3 8 0 0 0'],
  ['spaces and hyphens', '138 - 0013 - 8000'],
  ['spaces that do not break', '138\u00a00013\u00a08000'],
  ['ideographic spaces', '138\u30000013\u30008000'],
  ['thin spaces', '138\u20090013\u202f8000'],
  ['a blank of Hangul', '138\u31640013\u31648000'],
  ['tabs', '138\t0013\t8000'],
  ['line breaks', '138\n0013\r\n8000'],
  ['nothing of any width', '138\u200b0013\u200b8000'],
  ['joiners', '138\u20600013\u200d8000'],
  ['marks of direction', '\u202d138\u202c0013\u200e8000'],
  ['selectors of a variant', '138\ufe0f0013\ufe0f8000'],
  ['full stops', '138.0013.8000'],
  ['middle dots', '138·0013·8000'],
  ['ideographic full stops', '138。0013。8000'],
  ['bullets', '138•0013•8000'],
  ['commas', '138,0013,8000'],
  ['full-width commas', '138，0013，8000'],
  ['enumeration commas', '138、0013、8000'],
  ['slashes', '138/0013/8000'],
  ['underscores', '138_0013_8000'],
  ['strokes', '138|0013|8000'],
  ['stars', '138*0013*8000'],
  ['colons', '138:0013:8000'],
  ['equals signs', '138=0013=8000'],
  ['apostrophes', "138'0013'8000"],
  ['a bracket', '(138)0013-8000'],
  ['a full-width bracket', '（138）00138000'],
  ['a bracket in the middle', '138(0013)8000'],
  ['other groups', '13800 138000'],
  ['groups of four', '1380 0138 000'],
  ['a country code', '+86 138 0013 8000'],
  ['another country code', '0086-13800138000'],
  ['references', '138&nbsp;0013&nbsp;8000'],
  ['references without an end', '138&nbsp0013&nbsp8000'],
  ['references of references', '138&amp;nbsp;0013&amp;#160;8000'],
  ['digits as references', '&#49;&#51;&#x38;00138000'],
  ['a reference to nothing', '138&shy;0013&zwnj;8000'],
  ['tags', '138<b>0013</b>8000'],
  ['tags around each', '<span>138</span><span class="a">0013</span><i>8000</i>'],
  ['line breaks of HTML', '138<br/>0013<BR>8000'],
  ['a comment', '138<!-- -->0013<!-- x -->8000'],
  ['full-width digits', '１３８００１３８０００'],
  ['circled digits', '①③⑧⓪⓪①③⑧⓪⓪⓪'],
  ['white digits on black', '❶❸❽⓿⓿❶❸❽⓿⓿⓿'],
  ['circled digits without serifs', '➀➂➇⓪⓪➀➂➇⓪⓪⓪'],
  ['digits in brackets', '⑴⑶⑻00⑴⑶⑻000'],
  ['digits with full stops', '⒈⒊⒏00⒈⒊⒏000'],
  ['keycaps', '1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3138000'],
  ['superscripts', '¹³⁸⁰⁰¹³⁸⁰⁰⁰'],
  ['subscripts', '₁₃₈₀₀₁₃₈₀₀₀'],
  ['bold digits of mathematics', '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎'],
  ['double-struck digits', '𝟙𝟛𝟠𝟘𝟘𝟙𝟛𝟠𝟘𝟘𝟘'],
  ['digits struck through', '1\u03383\u03388\u033800138000'],
  ['Chinese digits', '一三八〇〇一三八〇〇〇'],
  ['Chinese digits with 零', '一三八零零一三八零零零'],
  ['Chinese digits as they are spoken', '幺三八零零幺三八零零零'],
  ['digits of accounts', '壹叁捌零零壹叁捌零零零'],
  ['circled Chinese digits', '㊀㊂㊇〇〇138000'],
  ['traders’ digits', '〡〣〨〇〇〡〣〨〇〇〇'],
  ['circles for noughts', '一三八○○一三八○○○'],
  ['mixed scripts', '1三8００一③捌0०0'],
  ['Arabic-Indic digits', '١٣٨٠٠١٣٨٠٠٠'],
  ['Persian digits', '۱۳۸۰۰۱۳۸۰۰۰'],
  ['Devanagari digits', '१३८००१३८०००'],
  ['Bengali digits', '১৩৮০০১৩৮০০০'],
  ['Thai digits', '๑๓๘๐๐๑๓๘๐๐๐'],
  ['Tibetan digits', '༡༣༨༠༠༡༣༨༠༠༠'],
  ['Mongolian digits', '᠑᠓᠘᠐᠐᠑᠓᠘᠐᠐᠐'],
  ['the letter O for nought', '138OO138OOO'],
  ['letters for one and nought', 'l38OOl38OOO'],
]

describe('a mobile number', () => {
  it.each(SPELLINGS)('in %s is found and hidden, and nothing else is changed', (_how, written) => {
    expect(holdsMobile(written)).toBe(true)
    const shown = maskPersonalData(`甲，电话${written}。乙`)
    expect(shown).toMatch(/^甲，电话.{0,8}138\*{4}8000.{0,4}。乙$/u)
  })

  it('is found through any marks between its digits, in any script, and hidden where it stands', () => {
    const gap = fc.constantFrom('', '', ' ', '-', '\u00ad', '\u2011', '\u2212', '\u200b', '&nbsp;', '<b>', '·', '\u3000')
    const script = fc.constantFrom('0123456789', '０１２３４５６７８９', '⓪①②③④⑤⑥⑦⑧⑨', '٠١٢٣٤٥٦٧٨٩', '〇一二三四五六七八九', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗')
    // Digits that begin as a day does, in its groups, are one.
    const digits = fc
      .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([a, b]) => `1${a}${String(b).padStart(9, '0')}`)
    fc.assert(
      fc.property(digits, script, fc.array(gap, { minLength: 10, maxLength: 10 }), (number, scripts, gaps) => {
        const written = [...number].map((digit, i) => [...scripts][Number(digit)] + (gaps[i] ?? '')).join('')
        const shown = maskPersonalData(`甲方（${written}）乙方`)
        expect(shown).toContain('****')
        expect(shown.startsWith('甲方（')).toBe(true)
        expect(shown.endsWith('）乙方')).toBe(true)
      }),
    )
  })
})

describe('an identity number', () => {
  it.each([
    ['plain', '110101199003077758'],
    ['full-width', '１１０１０１１９９００３０７７７５８'],
    ['in groups', '110101 19900307 7758'],
    ['in groups with hyphens that do not break', '110101\u201119900307\u20117758'],
    ['in groups with commas', '110101,19900307,7758'],
    ['with its date in brackets', '110101（19900307）7758'],
    ['in Chinese digits', '一一〇一〇一一九九〇〇三〇七七七五八'],
    ['in tags and references', '110101<b>19900307</b>&nbsp;7758'],
    ['with a Roman ten', '11010119900307775Ⅹ'],
    ['with a sign of multiplication', '11010119900307775×'],
    ['with a Cyrillic letter', '11010119900307775Х'],
  ])('%s is found and hidden', (_how, written) => {
    expect(holdsIdentityNumber(written)).toBe(true)
    expect(maskPersonalData(`见${written}。`)).toBe('见**************。')
  })

  it('is none where the check digits are those of a credit code and not its own (GB 32100, GB 11643)', () => {
    expect(holdsIdentityNumber('519901195006010567')).toBe(false)
    expect(maskPersonalData('统一社会信用代码519901195006010567')).toBe('统一社会信用代码519901195006010567')
    // One digit further it is no code, and so somebody's.
    expect(holdsIdentityNumber('519901195006010568')).toBe(true)
  })
})

it.each([
  ['a document number', '云应急罚〔2026〕1391234号'],
  ['a long document number', '云应急罚〔2026〕13912345678号'],
  ['a day and a time', '2026-05-20 13:00'],
  ['days from and to', '2019-06-01至2026-05-31'],
  ['a day and a number', '1998-06-01 123号'],
  ['a day in Chinese digits', '二〇二六年五月三日'],
  ['an amount with commas', '13,812,345,678元'],
  ['an amount of eleven digits', '13812345678元'],
  ['an amount with its cents', '13812345678.00'],
  ['a capital', '注册资本 1,391,234.56 万元'],
  ['a credit code', '91990100MAAY4CL127'],
  ['a registration number', '工商注册号990100000000001'],
  ['an office telephone', '电话 0099-55501234'],
  ['a service number', '400-139-1234'],
  ['a standard', '违反 GB50016-2014'],
  ['a standard and a clause', 'GB/T 13861-2022 12.3'],
  ['two standards', 'GB 13690-2009、GB 15603-2022'],
  ['a coordinate', '东经 120.13912345678'],
  ['a list of items', '第1、3、5、7、9、11、13、15项'],
  ['a list of sizes', '直径150，1200，1300毫米'],
  ['a list of years', '2021、2022、2023、2024年'],
  ['chainages', 'K135+1500至K136+1600'],
  ['counts', '共 138 家 1300 人 8000 元'],
  ['Chinese numbers in a text', '第一百三十八条，罚款一千三百八十元'],
  ['a bar code', '条形码6901234567892'],
  ['the day an account was opened', '账户于2026-05-20开立'],
  ['a park', '豫园ABC12345'],
  ['an electricity meter', '电表号13812345678'],
  ['a water meter', '水表编号：13812345678'],
  ['a chassis', '车架号 LFV2A13812345678'],
  ['a VIN', 'VIN：LFV2A2L13812345678'],
  ['an engine', '发动机号13812345678'],
  ['a contract', '合同编号为13812345678'],
  ['a contract with letters', '合同号HT-13812345678'],
  ['a document', '文号：13812345678'],
  ['a consignment', '运单号 13812345678'],
  ['an order', '订单号13812345678，已发货'],
  ['a device', '设备编号13812345678'],
  ['a batch', '批号13812345678'],
  ['a serial number', '序列号：13812345678'],
  ['a licence', '许可证编号13812345678'],
  ['full-width digits that are nobody’s', '第１３８号，２０２６年'],
])('%s stays: %s', (_what, text) => expect(maskPersonalData(text)).toBe(text))

it.each([
  ['the word says a telephone', '电话编号13812345678', '电话编号138****5678'],
  ['the word says a mobile', '手机号码：13812345678', '手机号码：138****5678'],
  ['the word says only that it is a number', '号码13812345678', '号码138****5678'],
  ['the word is somebody’s', '会员编号13812345678', '会员编号138****5678'],
  ['the word is of a worker', '人员编号：13812345678', '人员编号：138****5678'],
  ['an order and who to call', '订单号13812345678（联系电话）', '订单号138****5678（联系电话）'],
  ['it is written as telephones are', '合同号138-1234-5678', '合同号138****5678'],
  ['it has a country code', '合同号+8613812345678', '合同号+86138****5678'],
  ['another one follows', '合同号13812345678，13912345678', '合同号13812345678，139****5678'],
  ['another thing stands between', '合同号5，王某13812345678', '合同号5，王某138****5678'],
  ['the word is not beside it', '合同号见附件13812345678', '合同号见附件138****5678'],
  ['letters are beside it without a word', 'HT-13812345678', 'HT-138****5678'],
])('hides a number that a word does not plainly say is of a thing: %s', (_why, text, shown) => expect(maskPersonalData(text)).toBe(shown))

it('leaves every other character of a text as it was written', () =>
  expect(maskPersonalData('ＡＢ第１２号　电话１３８００１３８０００&nbsp;①')).toBe('ＡＢ第１２号　电话138****8000&nbsp;①'))
