import { OBJECTION_DESK } from '@shared/objections/words'
import type { Session } from '../api/types'
import type { Page } from './desk'

export interface NavItem {
  page: Page
  label: string
  keys: string
  isFor: (who: Who) => boolean
}

type Who = Pick<Session, 'role' | 'desk'>

/** Officers who open tips: at the supervisor's own desk the supervisor does too. */
export const reads = ({ role, desk }: Who): boolean => role === 'handler' || (role === 'oversight' && desk === 'oversight')
/** Officers who look at pictures of the record, and at owners who want to be told of it. */
export const looksAtPictures = ({ role, desk }: Who): boolean => role === 'handler' && desk === 'work-safety'
const has =
  (...roles: readonly Who['role'][]) =>
  ({ role }: Who): boolean =>
    roles.includes(role)

/** The pages of the desk, and who has them. The service decides what each may do; this only leaves out what would be refused. */
export const NAVIGATION: readonly NavItem[] = [
  { page: { at: 'objections' }, label: '异议', keys: 'g y', isFor: has('reviewer') },
  { page: { at: 'replies' }, label: '企业回应', keys: 'g h', isFor: has('reviewer') },
  { page: { at: 'officers' }, label: '人员', keys: 'g o', isFor: has('administrator') },
  { page: { at: 'queue' }, label: '队列', keys: 'g q', isFor: has('handler', 'oversight', 'administrator') },
  { page: { at: 'register' }, label: '登记来件', keys: 'g n', isFor: reads },
  { page: { at: 'pictures' }, label: '图片', keys: 'g p', isFor: looksAtPictures },
  { page: { at: 'owners' }, label: '订阅单位', keys: 'g b', isFor: looksAtPictures },
  { page: { at: 'rewards' }, label: '奖励发放', keys: 'g r', isFor: has('payer', 'oversight') },
  { page: { at: 'rewrap' }, label: '换封', keys: 'g w', isFor: reads },
  { page: { at: 'keys' }, label: '密钥', keys: 'g k', isFor: (who) => reads(who) || who.role === 'payer' || who.role === 'reviewer' },
  { page: { at: 'audit' }, label: '审计', keys: 'g a', isFor: has('oversight', 'administrator') },
]

export const pagesOf = (who: Who): NavItem[] => NAVIGATION.filter((item) => item.isFor(who))

/** Whose key file an officer loads. */
export const holderOf = ({ role }: Who): 'handler' | 'payer' | 'reviewer' => (role === 'payer' || role === 'reviewer' ? role : 'handler')

/** In whose name that key file is: who works on objections has one that opens no tip of the own desk. */
export const keyDeskOf = ({ role, desk }: Who): string => (role === 'reviewer' ? OBJECTION_DESK : desk)

/** Where an officer begins. */
export const firstPage = (who: Who): Page => pagesOf(who)[0]?.page ?? { at: 'audit' }
