import type { MapAnswer } from '@shared/api/map'
import type { Mark } from '@/kinds/define'
import { MARK_TONES, UNKNOWN, type MarkTone } from '@/text/words'

type Told = MapAnswer['marks'][number]
type Pin = NonNullable<Told['record']>

/** What is drawn at a place, on the web and in the mini-program alike. */
export interface DrawnMark {
  key: string
  lng: number
  lat: number
  /** `group`: several records; `rough`: all of them stand at the mark of their area only */
  look: MarkTone | 'group' | 'rough'
  /** what is written on it; at most five characters */
  sign: string
  /** what a screen reader says: shape, what it is, how many */
  spoken: string
  count: number
  record: Pin | null
  /** how the one record stands; null of several */
  mark: Mark | null
}

const COUNT_MAX = 9_999

/** How a kind is drawn: how it marks one record, what it counts. */
export interface Drawn {
  markOf: (pin: Pin) => Mark
  unit: string
}

/** The marks of an answer as they are drawn. */
export const drawnMarks = (marks: readonly Told[], { markOf, unit }: Drawn): DrawnMark[] =>
  marks.map(({ lng, lat, count, approximate, record }) => {
    const isRough = approximate === count
    const mark = record && markOf(record)
    return {
      key: `${lng},${lat},${count},${approximate},${record?.id ?? ''}`,
      lng,
      lat,
      count,
      record,
      mark,
      look: isRough ? 'rough' : (mark?.tone ?? 'group'),
      sign: signOf(count, isRough, mark),
      spoken: spokenOf({ count, approximate, record }, isRough, mark, unit),
    }
  })

/** A rough mark says how many even where it is one: the place of none of them is known. */
function signOf(count: number, isRough: boolean, mark: Mark | null): string {
  const number = count > COUNT_MAX ? `${COUNT_MAX}+` : String(count)
  return isRough || mark === null ? number : mark.sign
}

function spokenOf(
  { count, approximate, record }: Pick<Told, 'count' | 'approximate' | 'record'>,
  isRough: boolean,
  mark: Mark | null,
  unit: string,
): string {
  const title = record && (record.title ?? `名称${UNKNOWN}`)
  if (isRough) return `大致位置，${count} ${unit}${mark && title !== null ? `：${mark.words}，${title}` : '，点按放大'}`
  if (mark && title !== null) return `${MARK_TONES[mark.tone].shape} ${mark.words}，${count} ${unit}：${title}`
  return `${count} ${unit}${approximate > 0 ? `，其中 ${approximate} ${unit}位置只是大致` : ''}，点按放大`
}

/** How one record stands, for the line that a tap opens. */
export const standingOf = ({ tone, words }: Mark): string => `${MARK_TONES[tone].shape} ${words}`

const GROUP_LEGEND = '● 圆里的数字：这里有几条，点按放大'
const ROUGH_LEGEND = '◌ 虚线圈：只知道大致位置，画在所在镇街上'

/** What the looks that are drawn mean, by shape and words. */
export function legendOf(marks: readonly DrawnMark[]): string[] {
  const own = marks.flatMap(({ look, mark }) =>
    look === 'rough' || mark === null ? [] : [`${MARK_TONES[mark.tone].shape} ${mark.legend}`],
  )
  return [
    ...new Set([
      ...own,
      ...(marks.some(({ look }) => look === 'group') ? [GROUP_LEGEND] : []),
      ...(marks.some(({ look }) => look === 'rough') ? [ROUGH_LEGEND] : []),
    ]),
  ]
}
