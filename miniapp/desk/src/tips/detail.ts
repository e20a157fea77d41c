import { formatMoney } from '@shared/codes/money'
import { NEED_LABELS, type Need } from '@shared/tips/moves'
import { CHANNELS, CLOSING_REASONS, DESKS, PAYEES, REFUSAL_REASONS, REOPENING_REASONS, WAIVER_REASONS } from '@shared/tips/words'
import { shortId } from './words'

type Words = Readonly<Record<string, string>>

const TABLES: Partial<Record<Need, Words>> = {
  refusalReason: REFUSAL_REASONS,
  closingReason: CLOSING_REASONS,
  waiverReason: WAIVER_REASONS,
  reopeningReason: REOPENING_REASONS,
  payee: PAYEES,
  channel: CHANNELS,
  toDesk: DESKS,
}

/** What was filled for a move, as lines for people. What has no words of its own is shown as it is. */
export function detailLines(detail: Readonly<Record<string, string>>): { label: string; text: string }[] {
  return Object.entries(detail)
    .filter(([name]) => name !== 'noConflict')
    .map(([name, value]) => ({ label: LABELS[name] ?? name, text: textOf(name, value) }))
}

const LABELS: Words = { ...NEED_LABELS, rewardFen: '奖励金额', recordTitle: '隐患名称', recordAbout: '是哪一条', message: '第几封' }

function textOf(name: string, value: string): string {
  if (name === 'joinedInto') return shortId(value)
  if (name === 'rewardFen') return formatMoney(Number(value))
  return TABLES[name as Need]?.[value] ?? value
}
