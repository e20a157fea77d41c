import { shanghaiDay, type Day } from '../../../shared/codes/dates'
import { SHOWN_STATES } from '../../../shared/envelope'
import { readClock, type ClockDeps } from '../../clock/marks'
import type { ClockView } from '../../clock/trust'
import type { Db } from '../../models/index'
import { OPEN } from '../../models/version'

/** What a clock that is right but for minutes may end at once, one that is only believed may not: more than this share of what is public. */
const ENDING_SHARE = 0.1
/** So few ends never wait: a small city moves by single records. */
const ENDING_FLOOR = 5

/** By which day things end. */
export interface EndingDay {
  clock: ClockView
  /** the day that the clock shows */
  clockDay: Day
  /** publicity that was over before this day ends; the clock's own day, or the one that has surely come */
  endsOn: Day
  /** public records that are over by the clock and wait until it is confirmed */
  waiting: number
}

export interface EndingDeps extends ClockDeps {
  db: Db
}

/**
 * By which day publicity ends now. What ends is erased, so it ends by the clock only where that is believed, and much at once only where it is
 * exact; else by the day that has surely come. The rest waits, and is ended by whoever asks once the clock is confirmed.
 */
export async function endingDay(deps: EndingDeps): Promise<EndingDay> {
  const clock = await readClock(deps)
  const clockDay = shanghaiDay(clock.now)
  const sureDay = shanghaiDay(clock.sure)
  const all = { clock, clockDay, endsOn: clockDay, waiting: 0 }
  if (clock.exact || sureDay === clockDay) return all
  // What is over stays so: by this clock it would come back.
  if (clock.behind) return { ...all, endsOn: sureDay }
  const { versions } = deps.db
  const shown = { ...OPEN, state: { $in: [...SHOWN_STATES] } }
  const waiting = await versions.countDocuments({ ...shown, publicUntil: { $gte: sureDay, $lt: clockDay } })
  if (clock.trusted && (waiting <= ENDING_FLOOR || waiting <= (await versions.countDocuments(shown)) * ENDING_SHARE)) return all
  return { ...all, endsOn: sureDay, waiting }
}

/** What a report says of a clock that nobody confirms; null where its day is the one by which things end. */
export const clockRemark = ({ clockDay, endsOn }: EndingDay): string | null =>
  endsOn === clockDay ? null : `本机时钟显示 ${clockDay}，尚未得到确认：按确知已到的 ${endsOn} 判断公示期是否届满`

/** What a person who looks after the service should know of its clock; null where nothing waits for anybody. */
export function clockInWords({ clock, clockDay, endsOn, waiting }: EndingDay): string | null {
  if (endsOn === clockDay) return null
  if (clock.behind) return `本机时钟显示 ${clockDay}，而别的服务器确认过的 ${endsOn} 已经到了：时钟慢了，请校准；公示期按 ${endsOn} 判断`
  return (
    `本机时钟显示 ${clockDay}，但确知已到的只有 ${endsOn}：到期的（现有 ${waiting} 条）先不截止、不清除，等时钟得到确认。` +
    `网上来源或另一台机器的时间与本机相符时自动确认；只有文件夹来源时，由人看过日历后执行：npm run mirror -- --confirm-clock 今天的日期`
  )
}
