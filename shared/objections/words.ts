/** The codes of objections against public records, with their Chinese words. Codes are stable for ever. This file imports nothing: pages ship it. */

/** Who may object to a record: whom it names. */
export const FILERS = {
  firm: { label: '企业', hint: '这条记录写明的企业，凭统一社会信用代码' },
  official: { label: '公职人员', hint: '这条记录写明姓名的责任人、负责人本人' },
} as const
export type Filer = keyof typeof FILERS
export const FILER_LABELS: Readonly<Record<Filer, string>> = { firm: FILERS.firm.label, official: FILERS.official.label }

/** How far an objection is. */
export const OBJECTION_STATES = {
  received: '已收到',
  accepted: '已受理',
  decided: '已作出决定，尚未公布',
  published: '已答复',
} as const
export type ObjectionState = keyof typeof OBJECTION_STATES
/** Of these nobody has decided yet. */
export const UNDECIDED: readonly ObjectionState[] = ['received', 'accepted']

/** What was decided. */
export const OUTCOMES = { kept: '维持', corrected: '更正', revoked: '撤销', not_admitted: '不予受理' } as const
export type Outcome = keyof typeof OUTCOMES

/** Outcomes on the merits: what the record says stays, or does not. */
export const MERITS = { kept: OUTCOMES.kept, corrected: OUTCOMES.corrected, revoked: OUTCOMES.revoked } as const
export type Merit = keyof typeof MERITS

/** Why an objection is not admitted. */
export const NOT_ADMITTED = {
  not_named: '提出的不是这条记录写明的企业或人员',
  no_matter: '没有写明哪里不对',
  decided_before: '同一事项已经答复过',
  in_court: '已进入复议或诉讼程序',
} as const
export type NotAdmitted = keyof typeof NOT_ADMITTED

/** The desk in whose name contacts are sealed: its key opens nothing that is sealed for those who handle tips. */
export const OBJECTION_DESK = 'objections'
