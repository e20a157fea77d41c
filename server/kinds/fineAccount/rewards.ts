import { nameKey } from '../../../shared/codes/fold'
import { REWARDS, WITH_REWARDS } from '../../../shared/kinds/fineAccount/outlasting'
import type { FineAccountInput } from '../../../shared/kinds/fineAccount/schema'
import type { Warn } from '../../cellError'
import { FINE_SIGNAL_LIMITS } from '../../law/fineSignals'
import { tellsSpending } from './family'
import { isNamedForReporters, isSaidOfReporters } from './reporters'

/** What those who report are paid out of a budget: told by the months and bands of its own ledger and nowhere else, for one of them may be all of a month. */

const OTHERS = '其他'
const CALLED_OTHERS = /^(?:其[他它]|另外)(?:支出|用途|费用|开支|项目|各项)?$/

type Spending = Pick<FineAccountInput, 'purposes' | 'spentFen'>
type Purpose = NonNullable<FineAccountInput['purposes']>[number]

const isReward = ({ name }: Purpose): boolean => isNamedForReporters(name)
export const tellsRewards = ({ purposes }: Spending): boolean => purposes?.some(isReward) ?? false

/** What else is known of the month, and of other months of those who may spend together. */
interface Others {
  family: readonly Spending[]
  within: readonly Spending[]
  elsewhere?: readonly Spending[]
}

/**
 * Spending in which what reporters were paid stands under 其他, together with something else, so that no difference tells it: with what is called so, and
 * where that is less than they are, with the largest of the other purposes that no question rests on. Where these are not enough, neither those purposes nor
 * the whole sum are told.
 *
 * Of a month in which rewards are, one row tells what was spent, once. `before`: what was last public of the row, also before it was taken back: nothing
 * but that is told again, for a sum that moved, or another partner, would tell rewards by the difference of two versions. `family`: what was ever told that
 * it can be added to or subtracted from. Where any of that tells an amount, a whole less its other parts would be what is hidden: it tells nothing new.
 * `within`: what it may contain by all that is told, and by the file in which it stands: where rewards are in that, they are in this one too, under
 * whatever name. `elsewhere`: a purpose that costs the same in another month hides nothing, for everybody knows it.
 */
export function withoutRewards(said: Spending, before: Spending | null, { family, within, elsewhere = [] }: Others, warn: Warn): Spending {
  const own = [said, ...(before === null ? [] : [before])]
  if (![...own, ...family, ...within].some(tellsRewards)) return said
  const isNamed = own.some(tellsRewards)
  const isAlone = !family.some(tellsSpending) && (isNamed || !within.some(tellsRewards))
  const follows = before === null ? null : againAs(said, before)
  if (follows !== null) {
    warn('purposes', JOINED)
    return follows
  }
  const joined = tellsRewards(said) ? joinedWithin(said, elsewhere, isAlone ? warn : () => undefined) : said
  if (isAlone && before === null) return joined
  const again = before === null ? untold(isNamed) : onlyAgain(joined, before, isAlone, isNamed)
  if (isLess(again, joined)) warn('purposes', isAlone ? MOVED : OF_A_WHOLE)
  return again
}

const BUDGET = '有举报奖励的月份，预算改了的，或者实际支出没有公布的，预算也没有公布：改了多少，或者减去各项用途，可能就是奖励'

/**
 * The budget of a month with rewards: as it was told before, for one that is raised by what a reporter is paid tells it by the difference, and only where no
 * amount of what was `told` is hidden, for it may be the whole. `before`: what was last public of the month, null where nothing was.
 */
export function budgetBeside(
  said: Spending & Budgeted,
  told: Spending,
  before: Budgeted | null,
  warn: Warn,
): FineAccountInput['budgetFen'] {
  const isHidden = told.spentFen !== said.spentFen || (told.purposes ?? []).some(({ name }) => name === REWARDS)
  const isMoved = before !== null && before.budgetFen !== said.budgetFen
  if (said.budgetFen === null || (!isHidden && !isMoved)) return said.budgetFen
  warn('budgetFen', BUDGET)
  return null
}
type Budgeted = Pick<FineAccountInput, 'budgetFen'>

const JOINED = '有举报奖励的用途，不单独公布，已经并入其他'
const CONTRADICTING = '有举报奖励的用途，各项用途加起来多于实际支出，或者写着合计、其中：相减就是奖励，用途和实际支出没有公布'
const MOVED = '有举报奖励的月份更正以后，和以前不同的用途金额和实际支出不公布：两次相减就是奖励'
const OF_A_WHOLE =
  '同一个月，上级或者下级地区、同一系统的另一份月报里有举报奖励，或者已经公布了支出：相减就是奖励，这一份里没有公布过的用途金额和实际支出不公布'

/** No word of what was spent, for names too would tell what is none of it; that rewards are in it stays known to whoever reads the next delivery. */
const untold = (isNamed: boolean): Spending => ({ purposes: isNamed ? [{ name: REWARDS, spentFen: null }] : null, spentFen: null })

/**
 * What two versions of a month together tell no more by than the first of them: amounts that were told before, and rewards by their name. Beside a family a
 * purpose that comes or goes would be told too, by its name alone.
 */
function onlyAgain({ purposes, spentFen }: Spending, told: Spending, isAlone: boolean, isNamed: boolean): Spending {
  const before = told.purposes ?? []
  const hidden = (one: Purpose): Purpose => ({ ...one, spentFen: null })
  const again = isAlone
    ? (purposes ?? []).map((one) => (before.some((other) => isSame(one, other)) ? one : hidden(one)))
    : before.map((one) => (purposes?.some((other) => isSame(other, one)) ? one : hidden(one)))
  const isKnown = isAlone ? purposes !== null : told.purposes !== null
  const marked = isNamed && !again.some(isReward) ? [...again, { name: REWARDS, spentFen: null }] : again
  return { purposes: isKnown || marked.length > 0 ? marked : null, spentFen: told.spentFen === spentFen ? spentFen : null }
}

/** Whether a purpose is told as it was. A release before this one called rewards together with others 其他. */
const isSame = (one: Purpose, before: Purpose): boolean =>
  one.spentFen === before.spentFen && (one.name === before.name || (one.name === WITH_REWARDS && before.name === OTHERS))

const isLess = (again: Spending, joined: Spending): boolean =>
  again.spentFen !== joined.spentFen || (joined.purposes ?? []).some(({ spentFen }, i) => again.purposes?.[i]?.spentFen !== spentFen)

/**
 * What is told of a month, where its source says by now the same of it: whatever would be joined today, another partner would tell the former one. Null
 * where it says anything else, or does not name rewards.
 */
function againAs({ purposes, spentFen }: Spending, { purposes: told, spentFen: toldFen }: Spending): Spending | null {
  const paid = totalOf(purposes?.filter(isReward) ?? [])
  const rest = purposes?.filter((one) => !isReward(one)) ?? []
  const joined =
    told?.find(({ name }) => name === WITH_REWARDS) ?? told?.find((one) => one.name === OTHERS && !rest.some((other) => isSame(one, other)))
  if (told === null || joined === undefined || paid === null || joined.spentFen === null || toldFen !== spentFen) return null
  const apart = told.filter((one) => one !== joined)
  const partners = [...rest]
  for (const one of apart) {
    const at = partners.findIndex((other) => one.spentFen === other.spentFen && one.name === other.name)
    if (at < 0) return null
    partners.splice(at, 1)
  }
  if (totalOf(partners) !== joined.spentFen - paid) return null
  return { purposes: [...apart, { name: WITH_REWARDS, spentFen: joined.spentFen }], spentFen }
}

/** A purpose that is a sum of others, or a part of one. */
const SUM_OR_PART = /其中|[合总小共]计|总额|^(?:总?支出|经费支出)$/

/** Whether purposes are not parts of the whole, each once: what they are too much may be the rewards, told twice. */
function isContradicting({ purposes, spentFen }: Spending): boolean {
  if (purposes?.some(({ name }) => SUM_OR_PART.test(nameKey(name)))) return true
  const whole = (purposes ?? []).reduce((sum, one) => sum + (one.spentFen ?? 0), 0)
  return whole > (spentFen ?? whole)
}

function joinedWithin({ purposes, spentFen }: Spending, elsewhere: readonly Spending[], warn: Warn): Spending {
  if (isContradicting({ purposes, spentFen })) {
    warn('purposes', CONTRADICTING)
    return untold(true)
  }
  const [rewards, rest] = [purposes?.filter(isReward) ?? [], purposes?.filter((one) => !isReward(one)) ?? []]
  const paid = totalOf(rewards)
  const beside = paid === null ? [] : partnersIn(rest, paid, knownIn(elsewhere))
  if (paid === null || beside.length === 0) {
    warn('purposes', '有举报奖励的用途，不单独公布；没有金额足够的别的用途可以合并，实际支出也没有公布')
    return { purposes: [...rest, { name: REWARDS, spentFen: null }], spentFen: null }
  }
  warn('purposes', JOINED)
  const sum = beside.reduce((all, { spentFen: fen }) => all + (fen ?? 0), paid)
  return { purposes: [...rest.filter((one) => !beside.includes(one)), { name: WITH_REWARDS, spentFen: sum }], spentFen }
}

/** The sum of purposes in fen, null where one of them is not told. */
const totalOf = (purposes: readonly Purpose[]): number | null =>
  purposes.reduce<number | null>((all, { spentFen: fen }) => (all === null || fen === null ? null : all + fen), 0)

/** What purposes cost in other months, each as its name and its fen. */
const knownIn = (elsewhere: readonly Spending[]): ReadonlySet<string> =>
  new Set(elsewhere.flatMap(({ purposes }) => (purposes ?? []).map(costOf)))
const costOf = ({ name, spentFen }: Purpose): string => `${nameKey(name)} ${spentFen}`

/**
 * With what rewards may be told together: all that is called 其他, and the largest of the rest until they are as much as the rewards, and more than the next
 * of the rest by as much: each is larger than that one, which is told, so that their sum less that would be what is left for the rewards. What is not told
 * hides nothing, for it may be nought, nor does what is `known` by other months, and less than the rewards leaves them to be guessed; empty where there is not
 * enough.
 */
function partnersIn(rest: readonly Purpose[], paid: number, known: ReadonlySet<string>): Purpose[] {
  const others = rest.filter(({ name, spentFen }) => spentFen !== null && CALLED_OTHERS.test(name))
  const hiding = others.filter((one) => !known.has(costOf(one)))
  const left = rest
    .filter((one) => !others.includes(one) && !known.has(costOf(one)) && !FINE_SIGNAL_LIMITS.budget_link.words.test(one.name))
    .flatMap((one) => (one.spentFen === null || one.spentFen === 0 ? [] : { one, fen: one.spentFen }))
    .toSorted((a, b) => b.fen - a.fen)
  const least = Math.max(1, paid)
  for (let taken = 0; taken <= left.length; taken++) {
    const largest = left.slice(0, taken)
    const next = left[taken]?.fen ?? 0
    const over = largest.reduce((sum, { fen }) => sum + fen - next, 0)
    const partners = [...others, ...largest.map(({ one }) => one)]
    if ((totalOf([...hiding, ...largest.map(({ one }) => one)]) ?? 0) >= least && (taken === 0 || over >= least)) return partners
  }
  return []
}

const SENTENCE = /[^。；;！!？?\n]+/g
const DIGIT = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖'
/** Runs of numerals are read from their beginning alone: from the middle of a long one a pattern would read to its end once more, each time for nothing. */
const DIGITS = `(?<![${DIGIT}])[${DIGIT}]+`
const NUMERALS = `(?<![${DIGIT}十百千万拾佰仟])[${DIGIT}十百千万拾佰仟]+`
/** The same of digits, which commas and points part: up to three of them, as more stand in no number. */
const FROM_ITS_BEGINNING = '(?<!\\d[,，.]{0,3})'
/** A number that no unit and no year, month, number or telephone of ours explains, may be an amount. */
const BARE =
  '(?!(?:19|20)\\d{2}[-/.]\\d{1,2}(?!\\d|\\s*[元块圆万千]))(?<![\\d.,，年月第〔-])(?!12350|12345)(?:\\d{1,3}(?:[,，]\\d{3})+|\\d{3,})(?:\\.\\d+)?(?!\\s*[\\d年月日号条款项件份笔人名位起次%％‰〕-]|[.,，]\\d)'
/** A small one right behind what is paid. */
const RIGHT_BEHIND = '(?<=[奖酬励金][：:为是共计约\\s]{0,4})\\d{1,2}(?![\\d.,，年月日号条款项件份笔人名位起次%％‰〕-])'
/** Thousands and tens of thousands are amounts without a unit too: 30万, 叁仟. What is counted follows them else. */
const ROUND = `(?:${FROM_ITS_BEGINNING}\\d[\\d,，.]*\\s*|${DIGITS})[万千百仟佰][${DIGIT}十百千万拾佰仟]*[多余来]?(?![${DIGIT}十百千万拾佰仟年月日号条款项件份笔人名位起次例宗家户])`
const AMOUNT = new RegExp(
  `(?:[¥￥]\\s*)?(?:(?:${DIGITS})?${FROM_ITS_BEGINNING}\\d[\\d,，.]*(?:\\s*[万千百])?|${NUMERALS})(?:\\s*[多余来])?\\s*[元块圆](?:整|人民币)?|[¥￥]\\s*\\d[\\d,，.]*|${ROUND}|(?<!\\d)\\d+(?:\\.\\d+)?\\s*[kKwW](?![A-Za-z])|${BARE}|${RIGHT_BEHIND}`,
  'g',
)
const HOW_MANY = new RegExp(`(?:(?<!\\d)\\d+|${NUMERALS})\\s*(?=[笔人名位起次件例宗])`, 'g')
/** How a sentence goes on with the money of the one before it. */
const GOES_ON = /^\s*(?:[总金数]额|[总共合]?计|共|其中|每|人?均|标准|分别|上月|[这该此]笔|奖金|支付|发放)/
const WIDE = /[０-９．]/g
/** Blanks that part the thousands of an amount. */
const PARTING = /(?<=\d)\s(?=\d{3}(?:\s\d{3})*(?:\.\d+)?\s*[元块圆万])/g
const narrow = (character: string): string => character.normalize('NFKC')

/** A text that tells neither how much nor how many. */
export const withoutAmounts = (text: string): string =>
  text.replace(WIDE, narrow).replace(PARTING, '').replace(AMOUNT, '若干元').replace(HOW_MANY, '若干')

/** What a sentence is about that tells of fines and of cases, and of nothing that was spent. */
const OF_FINES = /罚|缴|库|收入|案/
const OF_SPENDING = /[支奖补付]|用途|经费|开支|发放/

/** Whether a text tells of what reporters were paid in any of its sentences. */
export const tellsOfReporters = (text: string): boolean => (text.match(SENTENCE) ?? []).some(isSaidOfReporters)

/** What stands instead of a sentence that is not told. */
const UNTOLD = '（这一句没有公布）'

/** A text with its sentences about what reporters were paid, and those that go on with them, written otherwise; `rest`: the others, each. */
function rewritten(text: string, ofReporters: (sentence: string) => string, rest: (sentence: string) => string): string {
  let isBefore = false
  let isOpen = false
  return text.replace(SENTENCE, (sentence) => {
    isBefore = isSaidOfReporters(sentence) || isOpen || (isBefore && GOES_ON.test(sentence))
    isOpen = isBefore && /[:：]\s*$/.test(sentence)
    return isBefore ? ofReporters(sentence) : rest(sentence)
  })
}

/**
 * A text in which sentences about what reporters were paid, and those that go on with it, tell neither how much nor how many; where any of its sentences is, or
 * the month `tellsRewards`, so do all that may be of spending: 支出较上月多 3000 元。主要是举报奖励。
 */
export function withoutRewardAmounts(text: string, tellsRewards: boolean): string {
  const isOfAny = tellsRewards || tellsOfReporters(text)
  const maySpend = (sentence: string): boolean => isOfAny && (OF_SPENDING.test(sentence) || !OF_FINES.test(sentence))
  return rewritten(text, withoutAmounts, (sentence) => (maySpend(sentence) ? withoutAmounts(sentence) : sentence))
}

/**
 * A text without its sentences about what reporters were paid: beside a month that tells what was spent and names no rewards they say which of it these are:
 * 其他支出是兑现的举报奖励.
 */
export const withoutReporters = (text: string): string =>
  rewritten(
    text,
    () => UNTOLD,
    (sentence) => sentence,
  )
