import { dayIn, whyNoDay } from '../../../../server/mirror/rows/dateForms'
import { readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'

const DAY = '2026-05-03'
/** Midnight of that day in Shanghai. */
const MS = 1_777_737_600_000

describe('dates that can be nothing else are read as they stand', () => {
  it.each([
    ['.NET', `/Date(${MS})/`],
    ['.NET with an offset', `/Date(${MS}+0800)/`],
    ['.NET in Greenwich', `/Date(${MS}+0000)/`],
    ['.NET, its strokes escaped', `\\/Date(${MS})\\/`],
    ['a JavaScript literal', `new Date(${MS})`],
    [
      'json-lib',
      '{"date":3,"day":0,"hours":0,"minutes":0,"month":4,"nanos":0,"seconds":0,"time":1777737600000,"timezoneOffset":-480,"year":126}',
    ],
    ['json-lib without its instant', '{"date":3,"day":0,"month":4,"year":126}'],
    ['a calendar of Gson', '{"year":2026,"month":4,"dayOfMonth":3,"hourOfDay":0,"minute":0,"second":0}'],
    ['a local date of Gson', '{"year":2026,"month":5,"day":3}'],
    ['a local date and time of Gson', '{"date":{"year":2026,"month":5,"day":3},"time":{"hour":8,"minute":0,"second":0,"nano":0}}'],
    ['java.time as a bean', '{"year":2026,"month":"MAY","monthValue":5,"dayOfMonth":3,"dayOfWeek":"SUNDAY","era":"CE"}'],
    ['Joda', '{"year":2026,"monthOfYear":5,"dayOfMonth":3}'],
    ['Jackson', '[2026,5,3]'],
    ['Jackson with a time', '[2026,5,3,8,30]'],
    ['MongoDB', '{"$date":"2026-05-02T16:00:00Z"}'],
    ['MongoDB with a number', '{"$date":{"$numberLong":"1777737600000"}}'],
    ['ISO with an offset', '2026-05-02T16:00:00.000+0000'],
  ])('%s', (_name, text) => expect(dayIn(text, {})).toBe(DAY))
})

describe('dates that could be something else are read where they are declared', () => {
  it.each([
    ['epoch-ms', '1777737600000'],
    ['epoch-ms', '1777737600000.0'],
    ['epoch-ms', '1777823999999'],
    ['epoch-s', '1777737600'],
    ['english', 'May 3, 2026 12:00:00 AM'],
    ['english', 'May 3, 2026, 12:00:00\u202fAM'],
    ['english', 'Sun May 03 00:00:00 CST 2026'],
    ['english', 'Sun May 03 2026 00:00:00 GMT+0800 (中国标准时间)'],
    ['english', 'Sat, 02 May 2026 16:00:00 GMT'],
    ['english', 'Sat May 02 16:00:00 UTC 2026'],
    ['english', '3-May-2026'],
    ['month-day-year', '05/03/2026'],
    ['day-month-year', '3.5.2026 08:00'],
  ] as const)('%s: %s', (form, text) => {
    expect(dayIn(text, { form })).toBe(DAY)
    expect(dayIn(text, {})).toBeNull()
    // What people write is read all the same.
    expect(dayIn('2026年5月3日', { form })).toBe(DAY)
  })

  it.each([
    ['1777737600000', '不是日期：像是毫秒时间戳（2026-05-03），是的话请在这一列写 "form": "epoch-ms"'],
    ['1777737600', '不是日期：像是秒时间戳（2026-05-03），是的话请在这一列写 "form": "epoch-s"'],
    ['1777737600000000', '不是日期：像是微秒或纳秒时间戳，请来源改成 2026-05-03 这样的写法'],
    ['46145', '不是日期：像是表格里的日期序号（2026-05-03），是的话请在这一列写 "serial": "1900"'],
    ['May 3, 2026 12:00:00 AM', '不是日期：是英文的日期（2026-05-03），是的话请在这一列写 "form": "english"'],
    ['25/12/2026', '不是日期：像是日、月、年的次序（2026-12-25），是的话请在这一列写 "form": "day-month-year"'],
    ['12/25/2026', '不是日期：像是月、日、年的次序（2026-12-25），是的话请在这一列写 "form": "month-day-year"'],
    ['05/03/2026', '不是日期：年份在最后，看不出先写月还是先写日，请在这一列写 "form": "month-day-year" 或 "day-month-year"'],
    ['/Date(-62135596800000)/', '不是日期：是程序里没有填写时的日期'],
    ['0000-00-00 00:00:00', '不是日期：是程序里没有填写时的日期'],
    ['0000年00月00日', '不是日期：是程序里没有填写时的日期'],
    ['/Date(0)/', '不是日期：是程序里没有填写时的日期'],
    ['{"id":7}', '不是日期：是一个对象，里面没有认得出的日期'],
    ['2026-05', '不是日期：只有年或年月，没有公开到日'],
    ['2026年5月', '不是日期：只有年或年月，没有公开到日'],
    ['26-5-3', '不是日期：年份只写了两位'],
    ['2026年5月1日起', '里的日期和别的文字连在一起'],
    ['2026-02-30', '不是日期：日历上没有这一天'],
    ['2026年13月1日', '不是日期：日历上没有这一天'],
    ['20260431', '不是日期：日历上没有这一天'],
    ['2025/2/29 0:00:00', '不是日期：日历上没有这一天'],
    ['1026-05-03', '不是日期：年份不在 1900 至 2199 之间'],
    ['2026-05-03 起', '里的日期和别的文字连在一起'],
    ['坏', '不是日期'],
    ['12', '不是日期'],
  ])('else %s is refused by its name', (text, why) => expect([dayIn(text, {}), whyNoDay(text)]).toEqual([null, why]))
})

it.each([
  '0',
  '-0',
  '99999999999999999999',
  '1e400',
  '{"time":1e300}',
  '{"$date":null}',
  '[2026,13,3]',
  '[]',
  '{',
  `{"time":${'9'.repeat(30)}}`,
  '[2026,5]',
])('reads no day from %s, declared or not', (text) => {
  for (const form of [undefined, 'epoch-ms', 'epoch-s', 'english'] as const) expect(dayIn(text, { form })).toBeNull()
})

it.each(['GMT (', '2026年5月', '{', '[1,', '1', '0', 'May ', '/Date(', '05/'])('is not held up by a cell full of %j', (piece) => {
  const text = piece.repeat(100_000)
  expect(dayIn(text, { form: 'english' })).toBeNull()
  expect(whyNoDay(text)).toMatch(/日期/)
})

it('takes seconds for milliseconds in no case, nor the other way round', () => {
  expect(dayIn('1777737600', { form: 'epoch-ms' })).toBeNull()
  expect(dayIn('1777737600000', { form: 'epoch-s' })).toBeNull()
  expect(whyNoDay('1777737600')).toContain('像是秒时间戳')
})

it('takes them from a JSON answer', async () => {
  const row = (i: number, 成立日期: unknown) => ({ 名称: `第${i}公司`, 代码: `A${i}`, 成立日期 })
  const rows = [row(1, MS), row(2, { time: MS, year: 126, month: 4, date: 3 }), row(3, `/Date(${MS})/`)]
  const source = (form?: string) =>
    enterpriseSource({
      format: 'json',
      columns: { name: '名称', uscc: '代码', registeredOn: { from: '成立日期', ...(form ? { form } : {}) } },
      ignore: [],
    })
  const bytes = Buffer.from(JSON.stringify(rows))
  const declared = await readWhole(bytes, source('epoch-ms'))
  expect([...declared.accepted.values()].map(({ body }) => 'registeredOn' in body && body.registeredOn)).toEqual([DAY, DAY, DAY])
  const { counts, findings } = await readWhole(bytes, source())
  expect(counts).toMatchObject({ accepted: 2, refused: 1 })
  expect(findings.find(({ severity }) => severity === 'refused')?.reason).toContain('像是毫秒时间戳（2026-05-03）')
})
