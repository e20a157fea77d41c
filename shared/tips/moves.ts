import type { ClockName } from './clocks'
import { ENDS, TIP_STATES, type Actor, type TipState } from './words'

/**
 * Every lawful move of a tip, as one table. The server allows what stands here and nothing else; the desk shows it as
 * buttons; the manual prints it.
 */

/** What must be filled for a move. `note` and `answer` are sealed before they leave the desk. */
export type Need =
  | 'noConflict'
  | 'refusalReason'
  | 'closingReason'
  | 'waiverReason'
  | 'reopeningReason'
  | 'destination'
  | 'toDesk'
  | 'slip'
  | 'approval'
  | 'joinedInto'
  | 'reward'
  | 'voucher'
  | 'payee'
  | 'officer'
  | 'channel'
  | 'publicRecord'
  | 'note'
  | 'answer'

export const NEED_LABELS: Record<Need, string> = {
  noConflict: '确认与本人的片区、单位无关',
  refusalReason: '不予受理的理由',
  closingReason: '不予奖励的理由',
  waiverReason: '放弃奖励的方式',
  reopeningReason: '责成重新办理的理由',
  destination: '移送到哪个机关',
  toDesk: '转交到哪个受理台',
  slip: '移交单（密封给接手的受理台，不含身份）',
  approval: '批准延期的机关和文号',
  joinedInto: '先收到的举报',
  reward: '奖励的计算',
  voucher: '付款凭证号',
  payee: '付给了谁',
  officer: '接手的经办人',
  channel: '来源渠道',
  publicRecord: '公示的是哪一条隐患',
  note: '办理记录（密封）',
  answer: '给举报人的答复（密封并签名）',
}

export interface Move {
  label: string
  from: readonly TipState[]
  /** `same`: the state stays, something else about the case changes */
  to: TipState | 'same'
  by: readonly Actor[]
  needs: readonly Need[]
  /** takes effect only when another officer of the desk confirms it */
  fourEyes: boolean
  starts: readonly ClockName[]
  stops: readonly ClockName[]
  /** clock that gets its extension */
  extends?: ClockName
  /** at most once a case */
  once?: boolean
}

const ALL = Object.keys(TIP_STATES) as TipState[]
const OPEN = ALL.filter((state) => !ENDS.has(state))
/** Where nobody has decided yet whether the desk takes the matter on. */
const ARRIVED: readonly TipState[] = ['received', 'handed_over']
const VERIFIED: readonly TipState[] = ['verified_true', 'verified_partly', 'verified_false', 'unverifiable']
const finding = (label: string, to: TipState, fourEyes: boolean): Move => ({
  label,
  from: ['verifying'],
  to,
  by: ['handler'],
  // Asked again: the case may have been given to somebody else since it was accepted.
  needs: ['noConflict', 'note'],
  fourEyes,
  starts: ['feedback', 'settle'],
  stops: ['verify'],
})

export const MOVES = {
  register: {
    label: '登记来源渠道',
    from: ['received'],
    to: 'same',
    by: ['handler'],
    needs: ['channel'],
    fourEyes: false,
    starts: [],
    stops: [],
    once: true,
  },
  mark_danger: {
    label: '标为危及生命',
    from: OPEN,
    to: 'same',
    by: ['handler'],
    needs: [],
    fourEyes: false,
    starts: [],
    stops: [],
    once: true,
  },
  assign: {
    label: '交接经办人',
    from: OPEN,
    to: 'same',
    by: ['handler', 'administrator'],
    needs: ['officer'],
    fourEyes: false,
    starts: [],
    stops: [],
  },
  accept: {
    label: '受理',
    from: ARRIVED,
    to: 'accepted',
    by: ['handler'],
    needs: ['noConflict', 'answer'],
    fourEyes: false,
    starts: ['verify'],
    stops: ['accept'],
  },
  refuse: {
    label: '不予受理',
    from: ARRIVED,
    to: 'refused',
    by: ['handler'],
    needs: ['refusalReason', 'answer'],
    fourEyes: true,
    starts: [],
    stops: ['accept'],
  },
  transfer: {
    label: '移送其他机关',
    from: [...ARRIVED, 'accepted', 'verifying'],
    to: 'transferred',
    by: ['handler'],
    needs: ['destination', 'note', 'answer'],
    fourEyes: false,
    starts: [],
    stops: ['accept', 'verify'],
  },
  hand_over: {
    label: '转交另一受理台',
    from: ['received', 'accepted', 'verifying'],
    to: 'handed_over',
    by: ['handler'],
    needs: ['toDesk', 'slip', 'answer'],
    fourEyes: false,
    // The other desk decides anew whether it takes the matter on, with the whole time for it.
    starts: ['accept'],
    stops: ['accept', 'verify'],
    once: true,
  },
  join: {
    label: '并入先收到的举报',
    from: [...ARRIVED, 'accepted'],
    to: 'joined',
    by: ['handler'],
    needs: ['joinedInto', 'answer'],
    fourEyes: false,
    starts: [],
    stops: ['accept', 'verify'],
  },
  withdraw: {
    label: '登记撤回',
    from: [...ARRIVED, 'accepted', 'verifying'],
    to: 'withdrawn',
    by: ['handler'],
    needs: ['note', 'answer'],
    fourEyes: false,
    starts: [],
    stops: ['accept', 'verify', 'reply'],
  },
  begin: { label: '开始核查', from: ['accepted'], to: 'verifying', by: ['handler'], needs: [], fourEyes: false, starts: [], stops: [] },
  extend: {
    label: '延长核查',
    from: ['verifying'],
    to: 'same',
    by: ['handler'],
    needs: ['approval', 'note', 'answer'],
    fourEyes: true,
    starts: [],
    stops: [],
    extends: 'verify',
    once: true,
  },
  find_true: finding('查证属实', 'verified_true', false),
  find_partly: finding('部分属实', 'verified_partly', false),
  find_false: finding('查证不属实', 'verified_false', true),
  find_nothing: finding('无法查实', 'unverifiable', true),
  feedback: {
    label: '反馈结果',
    from: VERIFIED,
    to: 'same',
    by: ['handler'],
    needs: ['answer'],
    fourEyes: false,
    starts: [],
    stops: ['feedback'],
  },
  handle: {
    label: '登记处理结果',
    from: VERIFIED,
    to: 'handled',
    by: ['handler'],
    needs: ['note', 'answer'],
    fourEyes: false,
    starts: [],
    stops: ['feedback'],
  },
  publish_unrectified: {
    label: '公开“未整改，经核实”',
    // Only what was found true: of a case that is handled the table does not know any more what was found.
    from: ['verified_true', 'verified_partly'],
    to: 'same',
    by: ['handler'],
    needs: ['publicRecord', 'note'],
    fourEyes: true,
    starts: [],
    stops: [],
    once: true,
  },
  decide_reward: {
    label: '决定奖励',
    from: ['handled'],
    to: 'reward_decided',
    by: ['handler'],
    needs: ['reward', 'note', 'answer'],
    fourEyes: true,
    starts: ['claim'],
    stops: ['settle'],
  },
  close: {
    label: '办结（不予奖励）',
    from: ['handled'],
    to: 'closed',
    by: ['handler'],
    needs: ['closingReason', 'answer'],
    fourEyes: true,
    starts: [],
    stops: ['settle'],
  },
  pay: {
    label: '登记已付',
    from: ['reward_decided'],
    to: 'claimed',
    by: ['payer'],
    needs: ['voucher', 'payee'],
    fourEyes: false,
    starts: [],
    stops: ['claim'],
  },
  waive: {
    label: '登记放弃奖励',
    from: ['reward_decided'],
    to: 'waived',
    by: ['payer'],
    needs: ['waiverReason'],
    fourEyes: false,
    starts: [],
    stops: ['claim'],
  },
  expire: {
    label: '逾期未领',
    from: ['reward_decided'],
    to: 'expired',
    by: ['clock'],
    needs: [],
    fourEyes: false,
    starts: [],
    stops: ['claim'],
  },
  reopen: {
    label: '责成重新办理',
    from: ['refused', 'closed'],
    to: 'accepted',
    by: ['oversight'],
    needs: ['reopeningReason'],
    fourEyes: false,
    starts: ['verify'],
    stops: [],
    once: true,
  },
  write: { label: '来信', from: ALL, to: 'same', by: ['reporter'], needs: [], fourEyes: false, starts: ['reply'], stops: [] },
  answer: { label: '答复', from: ALL, to: 'same', by: ['handler'], needs: ['answer'], fourEyes: false, starts: [], stops: ['reply'] },
  note_retaliation: {
    label: '登记打击报复',
    from: ALL,
    to: 'same',
    by: ['handler'],
    needs: ['note'],
    fourEyes: false,
    starts: ['revisit'],
    stops: [],
  },
  revisit: {
    label: '登记回访',
    from: ALL,
    to: 'same',
    by: ['handler'],
    needs: ['note', 'answer'],
    fourEyes: false,
    starts: [],
    stops: ['revisit'],
  },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[]

/** A move by its name, in the width of the type: the table itself is narrower than its readers need. */
export const moveOf = (name: MoveName): Move => MOVES[name]
