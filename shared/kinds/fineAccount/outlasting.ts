import type { Fen } from '../../codes/money'
import type { Month } from '../../codes/months'

/** What a purpose is called that is what reporters were paid, and nothing of it is told. */
export const REWARDS = '举报奖励'
/** What a purpose is called that holds rewards: whoever reads the next delivery of the month must know. */
export const WITH_REWARDS = '其他（含举报奖励）'
const ANY = '用途'

/** What a month tells of money that was spent. */
interface Spending {
  month: Month
  division: string | null
  spentFen: Fen | null
  purposes: readonly { name: string; spentFen: Fen | null }[] | null
}

/**
 * What stays of a month whose content is erased, as JSON of a part of its body: which amounts were told of it and whether rewards are in them, so that no
 * later one tells these by the difference. Other purposes lose their names.
 */
export const spendingOf = ({ month, division, spentFen, purposes }: Spending): string =>
  JSON.stringify({
    month,
    division,
    spentFen,
    purposes:
      purposes &&
      purposes.map(({ name, spentFen: fen }) => ({ name: name === REWARDS || name === WITH_REWARDS ? name : ANY, spentFen: fen })),
  })
