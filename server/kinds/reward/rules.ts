import { addMonths, earliest } from '../../../shared/codes/dates'
import { addToMonth } from '../../../shared/codes/months'
import { EnvelopeInput } from '../../../shared/envelope'
import { lastDue } from '../../../shared/kinds/reward/batches'
import { dueOn } from '../../../shared/kinds/reward/months'
import { REWARD_PUBLICITY } from '../../law/rewardPublicity'
import { CellError } from '../../cellError'
import { defineKind } from '../define'
import { intake } from './intake'
import { hasUncounted, joinedOf, monthsIn, saysFewer } from './joined'
import { sample } from './sample'
import { computedOf } from './told'

const TWICE =
  '这一年的奖励已经公布过（别的单位或者别的来源送来的、主键写法不同的，或者本平台自己受理的）：再公布一次，两次相减就是单笔；请沿用原来的来源和主键，本平台或者别的单位已经公布的从下一年起送'

const TAKEN_BACK = '来源撤下'
const NOTHING_SAID = EnvelopeInput.parse({})

const FEWER = '已经公布的月份，这次送来的笔数比公布的少：少的从以后的里面抵减，抵完以前新的月份不公布。没有撤回过奖励的，请每次送全年的台账'

export const reward = defineKind('reward', {
  toPublic: (input, { envelope, sureDay, deliveredOn, warn, before = null, beside = [], around = [] }) => {
    // Cut a second time, the difference of both would be a payment or two.
    if (before === null && beside.some(({ year }) => year === input.year)) throw new CellError('year', TWICE)
    const body = joinedOf(input, before, sureDay, deliveredOn, around)
    const strange = monthsIn(input).findIndex((month) => !month.startsWith(input.year))
    if (strange >= 0) throw new CellError(`entries.${strange}.month`, '月份不在这一年里，分不清是哪一年的奖励')
    if (hasUncounted(input, sureDay)) warn('entries.0.payments', '有的行没有写明是几笔、一共多少，没有计入')
    if (saysFewer(input, before)) warn(null, FEWER)
    const { publicUntil: declaredUntil } = envelope
    const ends = { publicUntil: earliest([declaredUntil, publicUntil(input.year)]), declaredUntil }
    // A year becomes public with its first batch: without one its page would tell the day of its first payment.
    return { body, ends, ...(body.batches.length === 0 ? { waits: true as const } : {}) }
  },
  // On the first of each month a batch may be cut: of the month that may be public then, or of what was delivered since the last first.
  turnsOn: (_input, today) => dueOn(addToMonth(lastDue(today), 1)),
  // One payment in a report of what was refused would tell what the joining hides.
  hidesRows: true,
  hidesCells: true,
  // Of many lines the first would tell its number, its day, its page and who paid it, and why one was put right or taken back; and whatever is told of one moves
  // with that line and not with a batch. What the description of the source says of all of them is of none.
  envelopeTold: ({ withdrawn, annulledOn, repairedOn }, { ofAll }) => ({
    ...NOTHING_SAID,
    ...ofAll,
    correction: null,
    withdrawn: (withdrawn ?? annulledOn ?? repairedOn) && TAKEN_BACK,
    annulledOn: null,
    repairedOn: null,
  }),
  // Equal amounts are the rule, and one cell that nobody can read takes no other payment away.
  ownLines: { no: 'no', newest: ['budgetFen'] },
  goesOn: true,
  // A payment that is moved over the end of a year is missing in one and new in the other.
  restsOnOthers: true,
  // Of two agencies nobody knows whether one pays what the other lists, or whether they are one under two names.
  isBeside: () => true,
  title: ({ year }) => `${year} 年举报奖励`,
  search: ({ year }) => [`${year} 年举报奖励`],
  item: ({ batches }) => ({ batches: batches.map(({ firstMonth, lastMonth }) => ({ firstMonth, lastMonth })) }),
  figures: [],
  computed: computedOf,
  intake,
  sample,
})

/** Until when the rewards of a year may be public. */
export const publicUntil = (year: string): string => addMonths(`${year}-12-31`, 12 * REWARD_PUBLICITY.yearsAfter)
