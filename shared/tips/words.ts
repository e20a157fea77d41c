/**
 * Every code of the tips with its Chinese words, and the bytes under which a code travels in a sealed header. Codes and
 * bytes are stable for ever. This file imports nothing: the mini-program and the desk ship it.
 */

/** Desks that take tips. A tip about a desk never goes to that desk: `deskFor` keeps this. */
export const DESKS = {
  'work-safety': '安全生产举报受理台',
  oversight: '纪检监督受理台',
} as const
export type Desk = keyof typeof DESKS

/** What a tip can be about, with the byte of its header. */
export const TIP_KINDS = {
  hazard: { byte: 1, label: '事故隐患', hint: '可能出事的地方：消防通道堵死、护栏松动、电线裸露……' },
  violation: { byte: 2, label: '违法行为', hint: '无证生产经营、违章指挥、超载超员……' },
  concealed_accident: { byte: 3, label: '瞒报事故', hint: '出了事故没有报，或者少报了人数' },
  enforcement_misconduct: { byte: 4, label: '执法不公', hint: '只罚款不整改、下罚款任务、收好处——只由纪检监督台拆看' },
  no_answer: { byte: 5, label: '没人接', hint: '公示的责任人电话打不通，或者不管' },
  not_fixed: { byte: 6, label: '没有整改', hint: '到期没有整改，或者公示说已经整改、实际没有' },
} as const
export type TipKind = keyof typeof TIP_KINDS

/** Who does something to a tip. The first two sit outside the desk; the others are roles of officers, one each. */
export const ACTORS = {
  reporter: '举报人',
  clock: '系统时钟',
  handler: '经办人',
  payer: '奖励发放人',
  oversight: '监督人',
  reviewer: '异议办理人',
  administrator: '管理员',
} as const
export type Actor = keyof typeof ACTORS
export type Role = Exclude<Actor, 'reporter' | 'clock'>
export const ROLES: readonly Role[] = ['handler', 'payer', 'oversight', 'reviewer', 'administrator']

export const TIP_STATES = {
  received: '已收到',
  handed_over: '已转交另一受理台',
  accepted: '已受理',
  refused: '不予受理',
  transferred: '已移送',
  verifying: '核查中',
  verified_true: '查证属实',
  verified_partly: '部分属实',
  verified_false: '查证不属实',
  unverifiable: '无法查实',
  handled: '已处理',
  reward_decided: '已决定奖励',
  claimed: '奖励已领取',
  waived: '已放弃奖励',
  expired: '逾期未领奖励',
  closed: '已办结',
  withdrawn: '举报人已撤回',
  joined: '已并入先收到的举报',
} as const
export type TipState = keyof typeof TIP_STATES

/** States in which the matter has come to its end. */
export const ENDS: ReadonlySet<TipState> = new Set<TipState>([
  'refused',
  'transferred',
  'claimed',
  'waived',
  'expired',
  'closed',
  'withdrawn',
  'joined',
])

/** How a tip reached the desk. All but the first are entered by an officer and stand in the same queue. */
export const CHANNELS = { phone_page: '网上', hotline: '12350 电话', letter: '来信', visit: '来访' } as const
export type Channel = keyof typeof CHANNELS

/** Why a tip is refused (national rules on acceptance, and what an office says plainly). */
export const REFUSAL_REASONS = {
  no_clear_matter: '没有明确的对象或事实',
  already_handled: '同一事项已经受理或办结',
  not_ours: '不属于安全生产',
  court_or_appeal: '已进入诉讼、复议或信访程序',
} as const
export type RefusalReason = keyof typeof REFUSAL_REASONS

/** Why a case is closed without a reward. */
export const CLOSING_REASONS = {
  not_true: '查证不属实',
  unverifiable: '无法查实',
  anonymous: '匿名举报，本市没有匿名领奖的规定',
  not_eligible: '举报人依规定不在奖励范围',
  known_before: '事项先前已被发现或受理',
  no_reward_kind: '这类举报不设奖励',
} as const
export type ClosingReason = keyof typeof CLOSING_REASONS

/** Why a reward is not paid out because its holder gives it up. The payer reads no letter of the reporter's. */
export const WAIVER_REASONS = {
  by_receipt: '用凭证来信放弃',
  in_person: '本人当面或书面放弃',
} as const
export type WaiverReason = keyof typeof WAIVER_REASONS

/** To whom a reward was paid: the payer alone has seen the sealed form, and says which it was. */
export const PAYEES = { named: '实名举报人', receipt: '匿名举报人，用凭证' } as const
export type Payee = keyof typeof PAYEES

/** Why the supervisor has an ended case worked on again. The supervisor of another desk cannot read the case. */
export const REOPENING_REASONS = {
  reason_too_thin: '不予受理或不予奖励的理由不足',
  not_verified: '应当核查而没有核查',
  procedure: '办理程序不合规定',
  new_facts: '出现新的事实',
} as const
export type ReopeningReason = keyof typeof REOPENING_REASONS

/** What a later message of the reporter is about. Only the desk reads it. */
export const MESSAGE_TOPICS = {
  more: '补充情况',
  question: '催问进展',
  withdraw: '撤回举报',
  retaliation: '遭到打击报复',
  claim: '领取奖励',
  waive: '放弃奖励',
} as const
export type MessageTopic = keyof typeof MESSAGE_TOPICS

/** The desk that reads a tip: oversight for misconduct, and for whatever is about the work-safety office itself. */
export const deskFor = (kind: TipKind, { aboutOffice }: { aboutOffice: boolean }): Desk =>
  kind === 'enforcement_misconduct' || aboutOffice ? 'oversight' : 'work-safety'

/** The kind under a byte of a header, or null for a byte that names none. */
export function kindOfByte(byte: number): TipKind | null {
  const found = Object.entries(TIP_KINDS).find(([, kind]) => kind.byte === byte)
  return found ? (found[0] as TipKind) : null
}
