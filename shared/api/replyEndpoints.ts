import type { Endpoint } from './endpoint'
import { ReplyAnswer, ReplyCaseAnswer, ReplyFiled, ReplyFiling, ReplyMoveBody, ReplyMoved, ReplyProof, ReplyQueueAnswer } from './replies'
import { FilingLookup, FilingNumber, OpenContactBody, SealedContact } from './writer'

const BYTES_MAX = 16 * 1024
const OF_THE_FIRM = { audience: 'reporter', keep: false, method: 'POST' } as const
const OF_THE_DESK = { audience: 'desk', keep: false } as const
const BUSY = ['too_many_requests', 'overloaded', 'storage_full'] as const
const PROOF = ['session_ended', 'proof_refused', 'unknown_parameter', 'invalid_parameter', 'reply_not_found'] as const
const NUMBER = FilingNumber.meta({ description: '回应的编号：收到那天的日期和当天的序号' })

export const FILE_REPLY = {
  ...OF_THE_FIRM,
  operationId: 'file_reply',
  path: '/api/v1/replies',
  summary: '企业对一条写明自己的记录写回应：核对是本企业写的、阅读以后，原样公布在记录旁边；联系方式密封；重送同样的内容不会多出来',
  body: { type: 'json', schema: ReplyFiling, bytesMax: BYTES_MAX },
  answer: ReplyFiled,
  errors: [
    ...BUSY,
    'work_required',
    'record_not_found',
    'reply_not_named',
    'reply_differs',
    'reply_waiting',
    'certificate_refused',
    'not_ready',
  ],
} as const satisfies Endpoint

export const LOOK_UP_REPLY = {
  ...OF_THE_FIRM,
  operationId: 'look_up_reply',
  path: '/api/v1/replies/look-up',
  summary: '凭编号和回执查回应：核对了没有，公布了没有，遮了什么',
  body: { type: 'json', schema: FilingLookup, bytesMax: 1024 },
  answer: ReplyAnswer,
  errors: [...BUSY, 'reply_not_found'],
} as const satisfies Endpoint

export const PROVE_REPLY = {
  ...OF_THE_FIRM,
  operationId: 'prove_reply',
  path: '/api/v1/replies/proofs',
  summary: '填信里的核对码，证明回应是本企业写的；错的次数有限',
  body: { type: 'json', schema: ReplyProof, bytesMax: 1024 },
  answer: ReplyAnswer,
  errors: [...BUSY, 'reply_not_found', 'reply_code_wrong', 'reply_code_spent', 'reply_code_expired', 'reply_code_unasked', 'reply_waiting'],
} as const satisfies Endpoint

export const WITHDRAW_REPLY = {
  ...OF_THE_FIRM,
  operationId: 'withdraw_reply',
  path: '/api/v1/replies/withdrawals',
  summary: '撤回回应：已公布的，页面上不再显示，变更记录里留着',
  body: { type: 'json', schema: FilingLookup, bytesMax: 1024 },
  answer: ReplyAnswer,
  errors: [...BUSY, 'reply_not_found', 'move_refused'],
} as const satisfies Endpoint

export const DESK_REPLIES = {
  ...OF_THE_DESK,
  method: 'GET',
  operationId: 'desk_replies',
  path: '/api/v1/desk/replies',
  summary: '企业回应：已核对、等着阅读的在前',
  answer: ReplyQueueAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const DESK_REPLY = {
  ...OF_THE_DESK,
  method: 'GET',
  operationId: 'desk_reply',
  path: '/api/v1/desk/replies/{number}',
  summary: '一份回应和办理记录；每看一次记一笔',
  params: { number: NUMBER },
  answer: ReplyCaseAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const DESK_REPLY_MOVE = {
  ...OF_THE_DESK,
  method: 'POST',
  operationId: 'desk_reply_move',
  path: '/api/v1/desk/replies/{number}/moves',
  summary: '办理一步：只能公布、遮盖后公布、不公布，不能改动文字；作出原决定的单位和人员不能决定',
  params: { number: NUMBER },
  body: { type: 'json', schema: ReplyMoveBody, bytesMax: BYTES_MAX },
  answer: ReplyMoved,
  errors: [...PROOF, 'case_changed', 'move_refused', 'reply_waiting', 'storage_full'],
} as const satisfies Endpoint

export const DESK_REPLY_CONTACT = {
  ...OF_THE_DESK,
  method: 'POST',
  operationId: 'desk_reply_contact',
  path: '/api/v1/desk/replies/{number}/contact',
  summary: '取密封的联系方式：要写事由，记一笔',
  params: { number: NUMBER },
  body: { type: 'json', schema: OpenContactBody, bytesMax: 1024 },
  answer: SealedContact,
  errors: [...PROOF, 'identity_gone', 'storage_full'],
} as const satisfies Endpoint

/** What a firm that a record names may send. */
export const REPLY_ENDPOINTS: readonly Endpoint[] = [FILE_REPLY, LOOK_UP_REPLY, PROVE_REPLY, WITHDRAW_REPLY]
/** What officers may do about it. */
export const DESK_REPLY_ENDPOINTS: readonly Endpoint[] = [DESK_REPLIES, DESK_REPLY, DESK_REPLY_MOVE, DESK_REPLY_CONTACT]
