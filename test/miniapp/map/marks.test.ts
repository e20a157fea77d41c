import { hazardMark } from '../../../miniapp/src/kinds/hazard/mark'
import { drawnMarks, legendOf, type Drawn } from '../../../miniapp/src/map/marks'

const TODAY = '2026-05-20'
const HAZARDS: Drawn = { markOf: (pin) => hazardMark(pin, TODAY), unit: '条隐患' }
const at = { lng: 123.3, lat: 30.3 }
const one = (mark: string | null, due: string | null, approximate = 0) => ({
  ...at,
  count: 1,
  approximate,
  record: { id: 'h.1', title: '三号库房堵塞通道', mark, due },
})
const drawn = (told: Parameters<typeof drawnMarks>[0][number]) => {
  const [mark] = drawnMarks([told], HAZARDS)
  if (!mark) throw new Error('nothing is drawn')
  return mark
}

it('says of a single record what it is and how it stands, by shape and word, and how many it is', () => {
  expect(drawn(one('major', '2026-05-08'))).toMatchObject({
    look: 'stop',
    sign: '重',
    spoken: '■ 重大隐患，未销号，期限已过 12 天，1 条隐患：三号库房堵塞通道',
  })
  expect(drawn(one('general', '2026-05-23'))).toMatchObject({
    look: 'warn',
    sign: '',
    spoken: '▲ 一般隐患，未销号，还有 3 天，1 条隐患：三号库房堵塞通道',
  })
})

it('says how many several are, and how many of them have no place of their own', () => {
  expect(drawn({ ...at, count: 12, approximate: 0, record: null })).toMatchObject({
    look: 'group',
    sign: '12',
    spoken: '12 条隐患，点按放大',
  })
  expect(drawn({ ...at, count: 12, approximate: 3, record: null })).toMatchObject({
    look: 'group',
    spoken: '12 条隐患，其中 3 条隐患位置只是大致，点按放大',
  })
  expect(drawn({ ...at, count: 20_000, approximate: 0, record: null }).sign).toBe('9999+')
})

it('draws what lies at the mark of its area as that, be it one or many', () => {
  expect(drawn({ ...at, count: 7, approximate: 7, record: null })).toMatchObject({
    look: 'rough',
    sign: '7',
    spoken: '大致位置，7 条隐患，点按放大',
  })
  expect(drawn(one('major', null, 1))).toMatchObject({
    look: 'rough',
    sign: '1',
    spoken: '大致位置，1 条隐患：重大隐患，未销号，期限未公布，三号库房堵塞通道',
  })
})

it('explains each look that is drawn, once, and none that is not', () => {
  const marks = [one('major', '2026-05-08'), one('general', '2026-05-01'), one('closed', '2026-05-01'), one('major', null, 1)]
  expect(legendOf(drawnMarks(marks, HAZARDS))).toEqual(['■ 未销号，期限已过', '◆ 已销号', '◌ 虚线圈：只知道大致位置，画在所在镇街上'])
})
