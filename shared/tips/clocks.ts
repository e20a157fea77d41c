import { addDays, shanghaiDay, type Day } from '../codes/dates'

/** One time limit: how many days it allows, and on what that rests. */
export interface ClockRule {
  label: string
  days: number
  /** days that one extension adds; 0 where it cannot be extended */
  extension: number
  basis: string
  /** first day on which the rule holds */
  from: Day
}

/**
 * The time limits of a tip. Not settled everywhere, and therefore data: 60, 30, 10 and 60 days stand in the national reward
 * rules as far as their text was found (安监总财〔2018〕19号, with the 2012 text where it is said to be kept); the others are
 * promises of the office.
 */
export const CLOCKS = {
  accept: { label: '决定是否受理', days: 7, extension: 0, basis: '本市承诺，国家规定未见', from: '2018-01-04' },
  verify: {
    label: '核查办结',
    days: 60,
    extension: 30,
    basis: '《安全生产领域举报奖励办法》安监总财〔2018〕19号：受理之日起 60 日，情况复杂的经上一级批准可延长不超过 30 日',
    from: '2018-01-04',
  },
  feedback: {
    label: '反馈核查结果',
    days: 10,
    extension: 0,
    basis: '《安全生产领域举报奖励办法》安监总财〔2018〕19号：核查结束后 10 日内',
    from: '2018-01-04',
  },
  settle: {
    label: '处理并决定奖励',
    days: 30,
    extension: 0,
    basis: '本市承诺，国家规定未见：核查结束后 30 日内，使每一件未结的举报都有到期之日',
    from: '2018-01-04',
  },
  claim: {
    label: '领取奖励',
    days: 60,
    extension: 0,
    basis: '《安全生产领域举报奖励办法》安监总财〔2018〕19号：接到通知之日起 60 日内',
    from: '2018-01-04',
  },
  reply: { label: '答复来信', days: 10, extension: 0, basis: '本市承诺', from: '2018-01-04' },
  revisit: {
    label: '回访打击报复',
    days: 5,
    extension: 0,
    basis: '《生产经营单位从业人员安全生产举报处理规定》应急〔2020〕69号：回访、从重查处打击报复；天数为本市承诺',
    from: '2020-09-16',
  },
} as const satisfies Record<string, ClockRule>

export type ClockName = keyof typeof CLOCKS

/** A running clock: the hour it began, and the last day that is in time. */
export interface RunningClock {
  since: string
  due: Day
}

/** The last day in time of a clock that begins at `at`: the day of beginning does not count. */
export const dueDay = (clock: ClockName, at: Date): Day => addDays(shanghaiDay(at), CLOCKS[clock].days)

/** The full hour of an instant: tips keep times by the hour. */
export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
