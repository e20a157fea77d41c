import { ROLES, type Desk, type Role } from '../shared/tips/words'
import { ApiError } from './errors'

/** Who asks: nobody in particular, a reporter whose request is signed, an owner who has the key of its subscription, or an officer of a desk. */
export type Actor =
  { is: 'public' } | { is: 'reporter'; key: string } | { is: 'owner'; id: string } | { is: 'officer'; id: string; desk: Desk; role: Role }

/** Somebody of whom nothing is known. */
export const PUBLIC: Actor = { is: 'public' }

/** The words of the table: an officer stands in it by role. */
export type Party = 'public' | 'reporter' | 'owner' | Role

/** Everybody there is. */
export const PARTIES: readonly Party[] = ['public', 'reporter', 'owner', ...ROLES]

export interface Policy {
  /** what it is, for people */
  title: string
  allowed: readonly Party[]
}

const OFFICERS: readonly Party[] = ROLES
/** Officers who have to do with tips: who works on objections sees none, and who works on tips no objection. */
const OF_TIPS: readonly Party[] = ROLES.filter((role) => role !== 'reviewer')
/** Who reads tips at a desk; which desk's, and which tips of it, `server/desk/sight.ts` says. */
const READERS: readonly Party[] = ['handler', 'oversight']

/** Who may what: every action there is, and who may do it. What is not listed, nobody may. */
export const POLICIES = {
  'record.read': { title: '查阅公开的记录、来源和采集记录', allowed: PARTIES },
  'tip.look': { title: '查看举报服务的状态、公开的数字，取一批密封的答复', allowed: PARTIES },
  'tip.write': { title: '送来密封的举报和来信（由举报人签名）', allowed: ['reporter'] },
  'objection.write': { title: '对公示记录提出异议，凭编号和回执查异议', allowed: ['reporter'] },
  'reply.write': { title: '企业对公示记录写回应、填核对码、撤回，凭编号和回执查回应', allowed: ['reporter'] },
  'owner.subscribe': { title: '订阅决定的通知（建设业主、交易中心）', allowed: ['public'] },
  'owner.own': { title: '自己的订阅：通知、再送、签收、换密钥、退订', allowed: ['owner'] },
  'metrics.read': { title: '查看运行指标（/metrics）', allowed: PARTIES },
  'desk.sign_in': { title: '登录受理台', allowed: ['public'] },
  'desk.service': { title: '受理台页面取受理密钥', allowed: ['public'] },
  'desk.file': { title: '登记电话、来信、来访的举报', allowed: READERS },
  'desk.session': { title: '查看自己的登录、退出', allowed: OFFICERS },
  'desk.queue': { title: '查看队列（没有内容）', allowed: OF_TIPS },
  'desk.case': { title: '查看一件的办理记录（内容只给本台经办）', allowed: OF_TIPS },
  'desk.part': { title: '拆看内容', allowed: READERS },
  'desk.move': { title: '办理（每一步由谁，见办理步骤表）', allowed: OF_TIPS },
  'desk.rewrap': { title: '换用新的受理密钥', allowed: READERS },
  'desk.recovery': { title: '受理台丢了密钥时取走待恢复的封套', allowed: ['oversight'] },
  'desk.identity': { title: '为发奖拆看身份', allowed: ['payer'] },
  'desk.pictures': { title: '查看公示记录里没有写明谁看过的图片，决定公布或不公布（安全生产举报受理台）', allowed: ['handler'] },
  'desk.objections': { title: '办理异议：查看、办理每一步、拆看联系方式', allowed: ['reviewer'] },
  'desk.replies': { title: '办理企业回应：核对是谁写的、阅读、公布或不公布、拆看联系方式', allowed: ['reviewer'] },
  'desk.owners': { title: '核对订阅单位的代码，确认或退回（安全生产举报受理台）', allowed: ['handler'] },
  'desk.audit': { title: '查看操作记录', allowed: ['oversight', 'administrator'] },
  'desk.colleagues': { title: '查看本台工作人员', allowed: ['handler', 'oversight', 'administrator'] },
  'desk.officers': { title: '增减工作人员、重置密码', allowed: ['administrator'] },
  'desk.rewards': { title: '查看奖励和预算', allowed: ['payer', 'oversight'] },
} as const satisfies Record<string, Policy>

export type Action = keyof typeof POLICIES

/** Whether somebody may do something. */
export function isAllowed(actor: Actor, action: Action): boolean {
  const allowed: readonly Party[] = POLICIES[action].allowed
  return allowed.includes(actor.is === 'officer' ? actor.role : actor.is)
}

/** Lets somebody do something, or throws `forbidden`. */
export function allow(actor: Actor, action: Action): void {
  if (!isAllowed(actor, action)) throw new ApiError('forbidden')
}
