import { ChangeSigns, fieldNamer, leavesOf, type Leaves } from '../../../../server/mirror/guards/changeSigns'
import { enterpriseSource, feedSource } from '../../../support/sources'

/** What many changes at once look like: damage to a file, or news. Every border is held from both sides. */

const MANY = { spoilt: 10, changed: 20, emptied: 30 }

type Change = readonly [was: string | undefined, is: string | undefined]
const leaves = (fields: Record<string, string | undefined>): Leaves =>
  new Map(Object.entries(fields).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])))

/** The signs of records in each of which one field changes so. */
function signsOf(changes: readonly Change[]): ChangeSigns {
  const signs = new ChangeSigns()
  for (const [was, is] of changes) signs.note(leaves({ field: was }), leaves({ field: is }))
  return signs
}
const damage = (...changes: (readonly Change[])[]) => signsOf(changes.flat()).damage(MANY, (field) => field)
const times = (count: number, change: (i: number) => Change): Change[] => Array.from({ length: count }, (_, i) => change(i))

/** Changes that are news whatever their number: days that move on. */
const news = (count: number) => times(count, (i) => [`2026-01-${10 + (i % 9)}`, `2027-01-${10 + ((i * 2) % 9)}`])
/** Changes of few words into each other, as a new year of grades brings them. */
const grades = (count: number) => times(count, (i) => ['ABCD'[i % 4], 'BDAA'[i % 4]])

describe('one column', () => {
  it('is no damage as long as few records change in it', () => {
    const spoilt = (count: number) => damage(times(count, (i) => [`云帆${i}`, '???']))
    expect([spoilt(10), spoilt(11)]).toEqual([[], ['field变成了问号或乱码（11 条）']])
  })

  it('is spoilt where most of its changes are question marks that were none before', () => {
    const spoilt = (count: number) => times(count, (i) => [`云帆${i}`, `${i}????`])
    expect([damage(spoilt(9), news(9)), damage(spoilt(10), news(9))]).toEqual([[], ['field变成了问号或乱码（19 条）']])
    expect(damage(times(20, (i) => [`????${i}`, `?????${i}`]))).toEqual([])
  })

  it('has slipped where its values are the same as before, in another order', () => {
    const turned = (values: string[]): Change[] => values.map((value, i) => [value, values[(i + 1) % values.length]])
    const names = Array.from({ length: 100 }, (_, i) => `云帆第${i}厂`)
    const told = ['field还是原来那些内容，只是换了行：像是整列错位或单独排过序（100 条）']
    expect(damage(turned(names))).toEqual(told)
    expect(damage(turned(names.map((_, i) => 'AB'[i % 2] ?? '')))).toEqual(told)
    // What came and went with records may be missing: one name of twenty, and of a few words none.
    const fresh = (changes: Change[], count: number): Change[] => changes.map(([was, is], i) => [was, i < count ? `新${i}` : is])
    expect(damage(fresh(turned(names), 5))).toEqual(told)
    expect(damage(fresh(turned(names), 6))).not.toEqual(told)
    expect(damage(fresh(turned(names.map((_, i) => 'AB'[i % 2] ?? '')), 1))).not.toEqual(told)
  })

  it('of one value that comes back is not out of order', () => {
    expect(damage(times(40, (i) => (i % 2 === 0 ? ['A', undefined] : [undefined, 'A'])))).toEqual([])
  })

  it('has got lost where many records, and most of those that change, have nothing there any more', () => {
    const emptied = (count: number) => times(count, (i) => [`云帆${i}`, undefined])
    expect([damage(emptied(30)), damage(emptied(31))]).toEqual([[], ['field大批变空了（31 条）']])
    expect([damage(emptied(31), grades(31)), damage(emptied(32), grades(31))]).toEqual([[], ['field大批变空了（63 条）']])
  })

  it('that fills is news', () => expect(damage(times(90, (i) => [undefined, `云帆${i}`]))).toEqual([]))

  it('of days tells of months and dates that changed places, where most did', () => {
    const turned = (count: number) => times(count, (i) => [`2026-0${1 + (i % 9)}-1${i % 3}`, `2026-1${i % 3}-0${1 + (i % 9)}`])
    expect([damage(turned(11), news(11)), damage(turned(12), news(11))]).toEqual([[], ['field多数是月和日换了位置（23 条）']])
  })

  it('of days that move on is news however many they are, and damage where most become earlier', () => {
    expect(damage(news(500))).toEqual([])
    const earlier = (count: number) => times(count, (i) => [`2026-03-0${1 + (i % 9)}`, `20${10 + (i % 9)}-05-20`])
    expect([damage(earlier(20), news(20)), damage(earlier(21), news(20))]).toEqual([[], ['field多数比原来早：像是旧表（41 条）']])
    // Days among other texts are judged by what most of them are.
    expect([damage(earlier(9), grades(9)), damage(earlier(10), grades(9))]).toEqual([[], ['field多数比原来早：像是旧表（19 条）']])
    expect(damage(times(20, (i) => [`第2026-03-0${1 + (i % 9)}号`, `第2016-05-0${1 + (i % 9)}号`]))).toEqual([])
  })

  it('is levelled where several values all became one and the same', () => {
    const became = (values: string[], is: (i: number) => string) => damage(times(18, (i) => [values[i % values.length], is(i)]))
    const told = ['field全都成了同一个内容（18 条）']
    expect(became(['B', 'C', 'D'], () => 'A')).toEqual(told)
    // From yes to no is no damage, and two values are two.
    expect(became(['是', '有'], () => '否')).toEqual([])
    expect(became(['B', 'C', 'D'], (i) => (i === 5 ? 'E' : 'A'))).toEqual([])
    expect(became(['B', 'C', 'D'], (i) => (i === 17 ? 'E' : 'A'))).toEqual([])
    const filled: Change[] = times(18, () => [undefined, 'A'])
    const levelled = times(18, (i): Change => ['BCD'[i % 3], 'A'])
    expect(damage(levelled, filled)).toEqual([])
    expect(damage(levelled, filled.slice(1))).toEqual(['field全都成了同一个内容（35 条）'])
  })

  it('of figures tells of another unit, where most changed by the same power of ten', () => {
    const by = (factor: number, count = 18) => times(count, (i) => [String((i + 1) * 1_000), String((i + 1) * 1_000 * factor)])
    expect(damage(by(10_000))).toEqual(['field都变为原来的 10000 倍：像是单位变了（18 条）'])
    expect(damage(by(0.1))).toEqual(['field都变为原来的 10 分之一：像是单位变了（18 条）'])
    expect(damage(by(3))).toEqual([])
    expect(damage(times(18, (i) => [`${i + 1}`, `${i + 1}.0`]))).toEqual([])
    expect([damage(by(10), by(3)), damage(by(10, 19), by(3))]).toEqual([[], ['field都变为原来的 10 倍：像是单位变了（37 条）']])
    // What was empty has no power.
    expect(damage(times(18, (i) => [undefined, String(i)]))).toEqual([])
  })

  it('of names, codes or texts is another file where so many of them, and most, became others', () => {
    const other = (count: number) => times(count, (i) => [`云帆${i}建材`, `海门${i}矿业`])
    expect([damage(other(20)), damage(other(21))]).toEqual([[], ['field大批变了（21 条）']])
    const filled = (count: number) => times(count, (i): Change => [undefined, `海门${i}`])
    expect([damage(other(22), filled(22)), damage(other(23), filled(22))]).toEqual([[], ['field大批变了（45 条）']])
    // A small vocabulary may change whole: half as many words as changes are no vocabulary.
    const words = (many: number) => times(40, (i): Change => [`旧${i % many}`, `新${i}`])
    expect([damage(words(19)), damage(words(20))]).toEqual([[], ['field大批变了（40 条）']])
  })

  it('of measures may grow and shrink in every record, and codes may not', () => {
    const measures = (count: number) => times(count, (i) => [String(100 + i), `${-300.5 - i * 7}`])
    expect(damage(measures(60))).toEqual([])
    const codes = times(60, (i): Change => [`${7_000_000_000_000 + i}`, `${9_000_000_000_000 + i * 3}`])
    expect(damage(codes)).toEqual(['field大批变了（60 条）'])
    expect(damage(times(60, (i) => [`${100 + i}`, `K${i}`]))).toEqual(['field大批变了（60 条）'])
    const other = (count: number) => times(count, (i): Change => [`云帆${i}建材`, `海门${i}矿业`])
    expect([damage(other(30), measures(30)), damage(other(29), measures(30))]).toEqual([['field大批变了（60 条）'], []])
  })

  it('in another spelling is the same: brackets of another width, blanks', () => {
    const signs = signsOf(times(60, (i) => [`云帆（${i}）厂`, ` 云帆(${i}) 厂`]))
    expect(signs.damage(MANY, (field) => field)).toEqual([])
    expect(signs.news(59, (field) => field)).toEqual(['field（60 条）'])
  })
})

describe('two columns', () => {
  const both = (count: number, change: (i: number) => [was: Record<string, string>, is: Record<string, string>]) => {
    const signs = new ChangeSigns()
    for (let i = 0; i < count; i++) {
      const [was, is] = change(i)
      signs.note(leaves(was), leaves(is))
    }
    return signs.damage(MANY, (field) => `“${field}”`)
  }
  const name = (i: number) => `云帆${i}厂`
  const place = (i: number) => `临江路${i}号`

  it('are exchanged where each took over what the other said, and are told once', () => {
    const exchanged = (count: number) => both(count, (i) => [{ a: name(i), b: place(i) }, { a: place(i), b: name(i) }]) // prettier-ignore
    expect(exchanged(10)).toEqual([])
    expect(exchanged(11)).toEqual([expect.stringMatching(/^(“a”与“b”|“b”与“a”)两列互换（11 条）$/)])
    // Few words too: no value of theirs tells the columns apart.
    expect(both(30, () => [{ a: '是', b: '否' }, { a: '否', b: '是' }])).toEqual([expect.stringMatching(/两列互换（30 条）$/)]) // prettier-ignore
  })

  it('are one over the other where a name or an address took the place of another', () => {
    const over = (count: number) => both(count, (i) => [{ a: name(i), b: place(i) }, { a: name(i), b: name(i) }]) // prettier-ignore
    expect([over(10), over(11)]).toEqual([[], ['“b”里是原来的“a”（11 条）']])
    expect(both(40, (i) => [{ a: name(i), b: place(i) }, { a: '新' + name(i), b: name(i) }])).toEqual(['“b”里是原来的“a”（40 条）']) // prettier-ignore
  })

  it('may come to say the same word or the same day by chance', () => {
    expect(both(40, (i) => [{ a: '化工', b: 'ABCD'[i % 4] ?? '' }, { a: '化工', b: '化工' }])).not.toContain('“b”里是原来的“a”（40 条）') // prettier-ignore
    const day = (month: number, i: number) => `2026-0${month}-${10 + i}`
    expect(both(19, (i) => [{ a: day(3, i), b: day(2, i) }, { a: day(3, i), b: day(3, i) }])).toEqual([]) // prettier-ignore
  })

  it('that do not change are no damage, and those that stay as they are are not counted', () => {
    const signs = new ChangeSigns()
    for (let i = 0; i < 40; i++) signs.note(leaves({ a: name(i), b: '是' }), leaves({ a: name(i), b: '否' }))
    expect(signs.changed).toBe(40)
    expect([signs.news(39, (field) => field), signs.news(40, (field) => field)]).toEqual([['b（40 条）'], []])
  })
})

it('takes a content apart into its texts: what says nothing is none, and a list is one text by each field', () => {
  const content = {
    name: '云帆',
    phone: null,
    note: '',
    site: undefined,
    points: 0,
    sure: false,
    grades: [
      { scheme: 'city', grade: 'A' },
      { scheme: 'credit', grade: null },
    ],
    formerNames: ['甲', '乙'],
    place: { street: '临江路' },
  }
  expect([...leavesOf(content)]).toEqual([
    ['name', '云帆'],
    ['points', '0'],
    ['sure', 'false'],
    ['grades.scheme', 'city\ncredit'],
    ['grades.grade', 'A'],
    ['formerNames', '甲\n乙'],
    ['place.street', '临江路'],
  ])
})

it('calls a field as its source does: by its column, or else by its own word', () => {
  const nameOf = fieldNamer(
    enterpriseSource({
      columns: {
        name: { from: ['名称', '单位名称'] },
        uscc: '代码',
        'grades.0.grade': '等级',
        'grades.0.scheme': { value: 'city' },
        'grades.10.points': '第十一项得分',
        routes: { from: '线路' },
      },
      envelope: { documentNo: '文号' },
    }),
  )
  const called = {
    name: '名称',
    uscc: '代码',
    'grades.grade': '等级',
    'grades.points': '第十一项得分',
    'routes.from': '线路',
    documentNo: '文号',
    // Always the same, or read from nowhere.
    'grades.scheme': '评级 评级体系',
    address: '地址',
    basis: '依据',
  }
  expect(Object.fromEntries(Object.keys(called).map((field) => [field, nameOf(field)]))).toEqual(called)
  // A feed has no columns.
  expect(fieldNamer(feedSource())('title')).toBe('标题')
})
