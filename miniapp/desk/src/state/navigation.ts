import type { Role } from '@shared/tips/words'
import type { Page } from './desk'

export interface NavItem {
  page: Page
  label: string
  keys: string
  roles: readonly Role[]
}

/** The pages of the desk, and who has them. The service decides what each may do; this only leaves out what would be refused. */
export const NAVIGATION: readonly NavItem[] = [
  { page: { at: 'queue' }, label: '队列', keys: 'g q', roles: ['handler', 'oversight'] },
  { page: { at: 'register' }, label: '登记来件', keys: 'g n', roles: ['handler'] },
  { page: { at: 'rewards' }, label: '奖励发放', keys: 'g r', roles: ['payer'] },
  { page: { at: 'officers' }, label: '人员', keys: 'g o', roles: ['administrator'] },
  { page: { at: 'rewrap' }, label: '换封', keys: 'g w', roles: ['handler'] },
  { page: { at: 'keys' }, label: '密钥', keys: 'g k', roles: ['handler', 'payer'] },
  { page: { at: 'audit' }, label: '审计', keys: 'g a', roles: ['oversight', 'administrator'] },
]

export const pagesOf = (role: Role): NavItem[] => NAVIGATION.filter((item) => item.roles.includes(role))

/** Where an officer begins. */
export const firstPage = (role: Role): Page => pagesOf(role)[0]?.page ?? { at: 'audit' }
