import type { Endpoint } from './endpoint'
import {
  ObjectionAnswer,
  ObjectionCaseAnswer,
  ObjectionFiled,
  ObjectionFiling,
  ObjectionMoveBody,
  ObjectionQueueAnswer,
} from './objections'
import { FilingLookup, FilingNumber, OpenContactBody, SealedContact } from './writer'

const BYTES_MAX = 16 * 1024
const OF_WHOM_A_RECORD_NAMES = { audience: 'reporter', keep: false, method: 'POST' } as const
const OF_THE_DESK = { audience: 'desk', keep: false } as const
const BUSY = ['too_many_requests', 'overloaded', 'storage_full'] as const
const PROOF = ['session_ended', 'proof_refused', 'unknown_parameter', 'invalid_parameter', 'objection_not_found'] as const
const NUMBER = FilingNumber.meta({ description: '异议的编号：收到那天的日期和当天的序号' })

export const FILE_OBJECTION = {
  ...OF_WHOM_A_RECORD_NAMES,
  operationId: 'file_objection',
  path: '/api/v1/objections',
  summary: '对一条公示记录提出异议：由记录写明的企业或责任人提出，联系方式密封；重送同样的内容不会多出来',
  body: { type: 'json', schema: ObjectionFiling, bytesMax: BYTES_MAX },
  answer: ObjectionFiled,
  errors: [...BUSY, 'work_required', 'record_not_found', 'objection_not_named', 'objection_differs', 'certificate_refused', 'not_ready'],
} as const satisfies Endpoint

export const LOOK_UP_OBJECTION = {
  ...OF_WHOM_A_RECORD_NAMES,
  operationId: 'look_up_objection',
  path: '/api/v1/objections/look-up',
  summary: '凭编号和回执查异议：到哪一步，最迟哪天答复，决定和理由',
  body: { type: 'json', schema: FilingLookup, bytesMax: 1024 },
  answer: ObjectionAnswer,
  errors: [...BUSY, 'objection_not_found'],
} as const satisfies Endpoint

export const DESK_OBJECTIONS = {
  ...OF_THE_DESK,
  method: 'GET',
  operationId: 'desk_objections',
  path: '/api/v1/desk/objections',
  summary: '异议：没有办完的按到期日在前，逾期的最前',
  answer: ObjectionQueueAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const DESK_OBJECTION = {
  ...OF_THE_DESK,
  method: 'GET',
  operationId: 'desk_objection',
  path: '/api/v1/desk/objections/{number}',
  summary: '一件异议和办理记录；每看一次记一笔',
  params: { number: NUMBER },
  answer: ObjectionCaseAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const DESK_OBJECTION_MOVE = {
  ...OF_THE_DESK,
  method: 'POST',
  operationId: 'desk_objection_move',
  path: '/api/v1/desk/objections/{number}/moves',
  summary: '办理一步；作出原决定的单位和人员不能决定',
  params: { number: NUMBER },
  body: { type: 'json', schema: ObjectionMoveBody, bytesMax: BYTES_MAX },
  answer: ObjectionCaseAnswer,
  errors: [...PROOF, 'case_changed', 'move_refused', 'storage_full'],
} as const satisfies Endpoint

export const DESK_OBJECTION_CONTACT = {
  ...OF_THE_DESK,
  method: 'POST',
  operationId: 'desk_objection_contact',
  path: '/api/v1/desk/objections/{number}/contact',
  summary: '取密封的联系方式：要写事由，记一笔',
  params: { number: NUMBER },
  body: { type: 'json', schema: OpenContactBody, bytesMax: 1024 },
  answer: SealedContact,
  errors: [...PROOF, 'identity_gone', 'storage_full'],
} as const satisfies Endpoint

/** What whom a record names may send. */
export const OBJECTION_ENDPOINTS: readonly Endpoint[] = [FILE_OBJECTION, LOOK_UP_OBJECTION]
/** What officers may do about it. */
export const DESK_OBJECTION_ENDPOINTS: readonly Endpoint[] = [DESK_OBJECTIONS, DESK_OBJECTION, DESK_OBJECTION_MOVE, DESK_OBJECTION_CONTACT]
