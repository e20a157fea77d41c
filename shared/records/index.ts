import type { Kind } from '../vocabulary'
import { AccidentBody, AccidentInput } from './accident'
import { EnterpriseBody, EnterpriseInput } from './enterprise'
import { NoticeBody, NoticeInput } from './notice'
import { PenaltyBody, PenaltyInput } from './penalty'
import { ZoneBody, ZoneInput } from './zone'

/** The body of each kind as a source hands it over. */
export const INPUTS = {
  zone: ZoneInput,
  enterprise: EnterpriseInput,
  accident: AccidentInput,
  notice: NoticeInput,
  penalty: PenaltyInput,
} as const

/** The body of each kind as it is public. */
export const BODIES = {
  zone: ZoneBody,
  enterprise: EnterpriseBody,
  accident: AccidentBody,
  notice: NoticeBody,
  penalty: PenaltyBody,
} as const

export interface BodyOf {
  zone: ZoneBody
  enterprise: EnterpriseBody
  accident: AccidentBody
  notice: NoticeBody
  penalty: PenaltyBody
}
export type Body = BodyOf[Kind]
