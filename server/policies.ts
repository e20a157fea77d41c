import { ApiError } from './errors'

/** What an officer may be; each has one. */
export const ROLES = ['handler', 'payer', 'oversight', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** The desks that officers sit at. */
export const DESKS = ['work-safety', 'oversight'] as const
export type Desk = (typeof DESKS)[number]

/** Who asks: nobody in particular, a reporter whose request is signed, or an officer of a desk. */
export type Actor = { is: 'public' } | { is: 'reporter'; key: string } | { is: 'officer'; id: string; desk: Desk; role: Role }

/** Somebody of whom nothing is known. */
export const PUBLIC: Actor = { is: 'public' }

/** The words of the table: an officer stands in it by role. */
export type Party = 'public' | 'reporter' | Role

/** Everybody there is. */
export const PARTIES: readonly Party[] = ['public', 'reporter', ...ROLES]

export interface Policy {
  /** what it is, for people */
  title: string
  allowed: readonly Party[]
}

/** Who may what: every action there is, and who may do it. What is not listed, nobody may. */
export const POLICIES = {
  'record.read': { title: '查阅公开的记录、来源和采集记录', allowed: PARTIES },
  'metrics.read': { title: '查看运行指标（/metrics）', allowed: PARTIES },
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
