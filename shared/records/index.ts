import type { Kind } from '../vocabulary'
import { AccidentBody, AccidentInput } from './accident'
import { EnterpriseBody, EnterpriseInput } from './enterprise'
import { NoticeBody, NoticeInput } from './notice'
import { ZoneBody, ZoneInput } from './zone'

/** The body of each kind as a source hands it over. */
export const INPUTS = { zone: ZoneInput, enterprise: EnterpriseInput, accident: AccidentInput, notice: NoticeInput } as const

/** The body of each kind as it is public. */
export const BODIES = { zone: ZoneBody, enterprise: EnterpriseBody, accident: AccidentBody, notice: NoticeBody } as const

export interface BodyOf {
  zone: ZoneBody
  enterprise: EnterpriseBody
  accident: AccidentBody
  notice: NoticeBody
}
export type Body = BodyOf[Kind]
