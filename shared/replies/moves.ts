import type { ReplyState } from './words'
import { WAITING } from './words'

/** Every lawful move of a reply at the desk, as one table: the service allows what stands here and nothing else, the desk shows it as buttons. */

/** What must be filled for a move. */
export type ReplyNeed = 'address' | 'proof' | 'author' | 'officer' | 'spans' | 'ground'

export const REPLY_NEED_LABELS: Record<ReplyNeed, string> = {
  address: '寄往的登记地址',
  proof: '怎样核对的',
  author: '原决定由哪个单位作出',
  officer: '接手的办理人',
  spans: '遮哪些字、为什么',
  ground: '不公布的理由',
}

export interface ReplyMove {
  label: string
  from: readonly ReplyState[]
  /** `same`: the state stays, something else about the case changes */
  to: ReplyState | 'same'
  needs: readonly ReplyNeed[]
  /** only who is independent of the authors of the record may make it */
  judges: boolean
}

export const REPLY_MOVES = {
  send_letter: { label: '寄出核对码', from: ['received'], to: 'same', needs: ['address'], judges: false },
  confirm: { label: '确认是本企业写的', from: ['received'], to: 'verified', needs: ['proof'], judges: false },
  state_author: { label: '写明原决定由谁作出', from: WAITING, to: 'same', needs: ['author'], judges: false },
  assign: { label: '交接办理人', from: WAITING, to: 'same', needs: ['officer'], judges: false },
  publish: { label: '公布', from: ['verified'], to: 'published', needs: [], judges: true },
  redact: { label: '遮盖后公布', from: ['verified'], to: 'published', needs: ['spans'], judges: true },
  refuse: { label: '不公布', from: ['verified'], to: 'refused', needs: ['ground'], judges: true },
} as const satisfies Record<string, ReplyMove>

export type ReplyMoveName = keyof typeof REPLY_MOVES
export const REPLY_MOVE_NAMES = Object.keys(REPLY_MOVES) as ReplyMoveName[]

/** A move by its name, in the width of the type. */
export const replyMove = (name: ReplyMoveName): ReplyMove => REPLY_MOVES[name]
