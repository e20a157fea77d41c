import type { ObjectionState } from './words'

/** Every lawful move of an objection, as one table: the service allows what stands here and nothing else, the desk shows it as buttons. */

/** What must be filled for a move. */
export type ObjectionNeed = 'why' | 'reason' | 'merit' | 'author' | 'officer'

export const OBJECTION_NEED_LABELS: Record<ObjectionNeed, string> = {
  why: '不予受理的理由',
  reason: '说明理由（提出异议的人凭回执看得到）',
  merit: '决定',
  author: '原决定由哪个单位作出',
  officer: '接手的办理人',
}

export interface ObjectionMove {
  label: string
  from: readonly ObjectionState[]
  /** `same`: the state stays, something else about the case changes */
  to: ObjectionState | 'same'
  needs: readonly ObjectionNeed[]
  /** only who is independent of the authors of the record may make it */
  judges: boolean
}

const OPEN: readonly ObjectionState[] = ['received', 'accepted']

export const OBJECTION_MOVES = {
  accept: { label: '受理', from: ['received'], to: 'accepted', needs: [], judges: false },
  state_author: { label: '写明原决定由谁作出', from: OPEN, to: 'same', needs: ['author'], judges: false },
  assign: { label: '交接办理人', from: OPEN, to: 'same', needs: ['officer'], judges: false },
  refuse: { label: '不予受理', from: ['received'], to: 'decided', needs: ['why', 'reason'], judges: true },
  decide: { label: '作出决定', from: ['accepted'], to: 'decided', needs: ['merit', 'reason'], judges: true },
  publish: { label: '公布结果', from: ['decided'], to: 'published', needs: [], judges: false },
} as const satisfies Record<string, ObjectionMove>

export type ObjectionMoveName = keyof typeof OBJECTION_MOVES
export const OBJECTION_MOVE_NAMES = Object.keys(OBJECTION_MOVES) as ObjectionMoveName[]

/** A move by its name, in the width of the type. */
export const objectionMove = (name: ObjectionMoveName): ObjectionMove => OBJECTION_MOVES[name]
