import { z } from 'zod'
import {
  AuditAnswer,
  AuditQuery,
  BudgetAnswer,
  BudgetQuery,
  CaseAnswer,
  CasePartParams,
  DeskFiling,
  IdentityAnswer,
  IdentityBody,
  MoveAnswer,
  MoveBody,
  OfficerBody,
  OfficerChange,
  OfficerChanged,
  OfficerName,
  OfficerSecrets,
  OfficersAnswer,
  QueueAnswer,
  QueueQuery,
  RecoveryAnswer,
  RecoveryQuery,
  RewrapAnswer,
  RewrapBody,
  RewrapDone,
  SessionAnswer,
  SettleBody,
  SignedOut,
  SignIn,
  SLIP_BYTES_MAX,
} from './desk'
import { DeskPictureParams, DeskPicturesAnswer, PictureDecided, PictureDecisionBody } from './deskPictures'
import { DeskOwnersAnswer, OwnerDecided, OwnerDecisionBody } from './deskOwners'
import type { Endpoint } from './endpoint'
import { DESK_OBJECTION_ENDPOINTS } from './objectionEndpoints'
import { DESK_REPLY_ENDPOINTS } from './replyEndpoints'
import { FilingAnswer, MessageParams, TipId, TipServiceAnswer } from './tips'

/** The door for officers: every request but the sign-in carries the proof of its session. Nothing of it is kept on the way. */
const OF_THE_DESK = { audience: 'desk', keep: false } as const
const LOOK = { ...OF_THE_DESK, method: 'GET' } as const
const DO = { ...OF_THE_DESK, method: 'POST' } as const

const PROOF = ['session_ended', 'proof_refused', 'unknown_parameter'] as const
const TIP = [...PROOF, 'invalid_parameter', 'tip_not_found'] as const

const ID = TipId.meta({ description: '举报的编号，16 字节，十六进制' })
const PART = CasePartParams.shape.part.meta({ description: '第几部分：0 是文字，1 至 6 是照片' })
const MESSAGE = MessageParams.shape.message.meta({ description: '来信的序号，从 1 起' })
const OCTETS = 'application/octet-stream'
const SMALL_BYTES = 64 * 1024
/** A slip in hex, with a note and an answer. */
const MOVE_BYTES = 2 * SLIP_BYTES_MAX + 128 * 1024
const json = <T extends z.ZodType>(schema: T, bytesMax = SMALL_BYTES) => ({ type: 'json', schema, bytesMax }) as const

/** Bytes as they are. */
const Octets = z.custom<Buffer>().meta({ description: '密封的一部分，原样' })

export const SIGN_IN = {
  ...DO,
  operationId: 'desk_sign_in',
  path: '/api/v1/desk/sessions',
  summary: '登录受理台',
  body: json(SignIn),
  answer: SessionAnswer,
  errors: ['sign_in_failed', 'password_change_needed', 'too_many_requests', 'overloaded', 'unknown_parameter'],
} as const satisfies Endpoint

/** The same as the door for reporters says: a page from a disk may ask under this address only. */
export const DESK_SERVICE = {
  ...LOOK,
  operationId: 'desk_service',
  path: '/api/v1/desk/service',
  summary: '受理密钥、服务的时间',
  answer: TipServiceAnswer,
  errors: ['unknown_parameter', 'too_many_requests', 'overloaded'],
} as const satisfies Endpoint

export const FILE_TOLD = {
  ...DO,
  operationId: 'desk_file',
  path: '/api/v1/desk/filings',
  summary: '登记电话、来信、来访的举报：在受理台密封，进同一个队列',
  body: json(DeskFiling),
  answer: FilingAnswer,
  errors: [
    ...PROOF,
    'seal_malformed',
    'seal_signature',
    'certificate_refused',
    'parts_missing',
    'other_author',
    'tip_differs',
    'storage_full',
  ],
} as const satisfies Endpoint

export const SESSION = {
  ...LOOK,
  operationId: 'desk_session',
  path: '/api/v1/desk/sessions/current',
  summary: '自己的登录',
  answer: SessionAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const SIGN_OUT = {
  ...OF_THE_DESK,
  method: 'DELETE',
  operationId: 'desk_sign_out',
  path: '/api/v1/desk/sessions/current',
  summary: '退出',
  answer: SignedOut,
  errors: PROOF,
} as const satisfies Endpoint

export const QUEUE = {
  ...LOOK,
  operationId: 'desk_queue',
  path: '/api/v1/desk/queue',
  summary: '队列：危及生命的在前，然后是没看过的，然后按到期日',
  query: QueueQuery,
  answer: QueueAnswer,
  errors: [...PROOF, 'invalid_parameter'],
} as const satisfies Endpoint

export const CASE = {
  ...LOOK,
  operationId: 'desk_case',
  path: '/api/v1/desk/tips/{id}',
  summary: '一件举报：密封的信封和办理记录；每看一次记一笔',
  params: { id: ID },
  answer: CaseAnswer,
  errors: TIP,
} as const satisfies Endpoint

export const CASE_PART = {
  ...LOOK,
  operationId: 'desk_part',
  path: '/api/v1/desk/tips/{id}/parts/{part}',
  summary: '举报的一部分，密封的',
  params: { id: ID, part: PART },
  answer: Octets,
  answerType: OCTETS,
  errors: TIP,
} as const satisfies Endpoint

export const CASE_MESSAGE_PART = {
  ...LOOK,
  operationId: 'desk_message_part',
  path: '/api/v1/desk/tips/{id}/messages/{message}/parts/{part}',
  summary: '来信的一部分，密封的；打开文字就算看过',
  params: { id: ID, message: MESSAGE, part: PART },
  answer: Octets,
  answerType: OCTETS,
  errors: [...TIP, 'overloaded'],
} as const satisfies Endpoint

export const MOVE = {
  ...DO,
  operationId: 'desk_move',
  path: '/api/v1/desk/tips/{id}/moves',
  summary: '办理一步；需要第二人确认的先记为待确认',
  params: { id: ID },
  body: json(MoveBody, MOVE_BYTES),
  answer: MoveAnswer,
  errors: [...TIP, 'case_changed', 'move_refused', 'answer_refused', 'reward_refused', 'certificate_refused', 'storage_full'],
} as const satisfies Endpoint

export const SETTLE = {
  ...DO,
  operationId: 'desk_settle',
  path: '/api/v1/desk/tips/{id}/pending',
  summary: '确认或退回等待第二人的一步',
  params: { id: ID },
  body: json(SettleBody),
  answer: MoveAnswer,
  errors: [...TIP, 'case_changed', 'move_refused', 'answer_refused', 'storage_full'],
} as const satisfies Endpoint

export const IDENTITY = {
  ...DO,
  operationId: 'desk_identity',
  path: '/api/v1/desk/tips/{id}/identity',
  summary: '为发放奖励拆看身份：只给发放人，要写理由，记一笔',
  params: { id: ID },
  body: json(IdentityBody),
  answer: IdentityAnswer,
  errors: [...TIP, 'identity_gone'],
} as const satisfies Endpoint

export const REWRAP_LIST = {
  ...LOOK,
  operationId: 'desk_rewrap_list',
  path: '/api/v1/desk/rewrap',
  summary: '内容密钥要换用新受理密钥的举报',
  answer: RewrapAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const REWRAP = {
  ...DO,
  operationId: 'desk_rewrap',
  path: '/api/v1/desk/rewrap',
  summary: '交回用新密钥密封的内容密钥，旧的随即删除',
  body: json(RewrapBody, 512 * 1024),
  answer: RewrapDone,
  errors: [...PROOF, 'certificate_refused', 'storage_full'],
} as const satisfies Endpoint

export const RECOVERY = {
  ...LOOK,
  operationId: 'desk_recovery',
  path: '/api/v1/desk/recovery',
  summary: '受理台丢了密钥：未办结的举报里封给恢复密钥的内容密钥，一次一页',
  query: RecoveryQuery,
  answer: RecoveryAnswer,
  errors: [...PROOF, 'invalid_parameter', 'certificate_refused'],
} as const satisfies Endpoint

export const AUDIT = {
  ...LOOK,
  operationId: 'desk_audit',
  path: '/api/v1/desk/audit',
  summary: '操作记录，新的在前',
  query: AuditQuery,
  answer: AuditAnswer,
  errors: [...PROOF, 'invalid_parameter'],
} as const satisfies Endpoint

export const OFFICERS = {
  ...LOOK,
  operationId: 'desk_officers',
  path: '/api/v1/desk/officers',
  summary: '本台工作人员',
  answer: OfficersAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const ADD_OFFICER = {
  ...DO,
  operationId: 'desk_add_officer',
  path: '/api/v1/desk/officers',
  summary: '增加工作人员；一次性密码和动态码的密钥只显示这一次',
  body: json(OfficerBody),
  answer: OfficerSecrets,
  errors: [...PROOF, 'officer_taken', 'overloaded'],
} as const satisfies Endpoint

export const CHANGE_OFFICER = {
  ...DO,
  operationId: 'desk_change_officer',
  path: '/api/v1/desk/officers/{officer}',
  summary: '登记离岗或回岗、重置密码、移除',
  params: { officer: OfficerName.meta({ description: '用户名' }) },
  body: json(OfficerChange),
  answer: OfficerChanged,
  errors: [...PROOF, 'invalid_parameter', 'officer_not_found', 'overloaded'],
} as const satisfies Endpoint

export const REWARDS = {
  ...LOOK,
  operationId: 'desk_rewards',
  path: '/api/v1/desk/rewards',
  summary: '一年的奖励和预算',
  query: BudgetQuery,
  answer: BudgetAnswer,
  errors: [...PROOF, 'invalid_parameter'],
} as const satisfies Endpoint

export const DESK_PICTURES = {
  ...LOOK,
  operationId: 'desk_pictures',
  path: '/api/v1/desk/pictures',
  summary: '公示记录里没有写明谁看过的图片：等着看的在前，然后是看过的',
  answer: DeskPicturesAnswer,
  errors: PROOF,
} as const satisfies Endpoint

const ORIGINAL = DeskPictureParams.shape.original.meta({ description: '来源那个文件的 SHA-256' })

export const DESK_PICTURE = {
  ...LOOK,
  operationId: 'desk_picture',
  path: '/api/v1/desk/pictures/{original}',
  summary: '其中一张：重画的 JPEG，公布的就是它',
  params: { original: ORIGINAL },
  answer: z.custom<Buffer>().meta({ description: '图片' }),
  answerType: 'image/jpeg',
  errors: [...PROOF, 'invalid_parameter', 'desk_picture_gone'],
} as const satisfies Endpoint

export const DECIDE_PICTURE = {
  ...DO,
  operationId: 'desk_decide_picture',
  path: '/api/v1/desk/pictures/{original}',
  summary: '决定公布或不公布，来源下一次采集时生效；每个决定记一笔，可以再改',
  params: { original: ORIGINAL },
  body: json(PictureDecisionBody),
  answer: PictureDecided,
  errors: [...PROOF, 'invalid_parameter', 'desk_picture_gone', 'storage_full'],
} as const satisfies Endpoint

export const DESK_OWNERS = {
  ...LOOK,
  operationId: 'desk_owners',
  path: '/api/v1/desk/owners',
  summary: '订阅决定通知的单位里，代码等着核对的，等得最久的在前',
  answer: DeskOwnersAnswer,
  errors: PROOF,
} as const satisfies Endpoint

export const DECIDE_OWNER = {
  ...DO,
  operationId: 'desk_decide_owner',
  path: '/api/v1/desk/owners/{id}',
  summary: '核对到代码属于这个单位就确认，没有核对到就退回；写怎样核对的，记一笔',
  params: { id: TipId.meta({ description: '订阅的编号' }) },
  body: json(OwnerDecisionBody),
  answer: OwnerDecided,
  errors: [...PROOF, 'invalid_parameter', 'subscription_not_found', 'case_changed', 'storage_full'],
} as const satisfies Endpoint

export const DESK_ENDPOINTS: readonly Endpoint[] = [
  DESK_SERVICE,
  SIGN_IN,
  SESSION,
  SIGN_OUT,
  FILE_TOLD,
  QUEUE,
  CASE,
  CASE_PART,
  CASE_MESSAGE_PART,
  MOVE,
  SETTLE,
  IDENTITY,
  REWRAP_LIST,
  REWRAP,
  RECOVERY,
  AUDIT,
  OFFICERS,
  ADD_OFFICER,
  CHANGE_OFFICER,
  REWARDS,
  DESK_PICTURES,
  DESK_PICTURE,
  DECIDE_PICTURE,
  ...DESK_OBJECTION_ENDPOINTS,
  ...DESK_REPLY_ENDPOINTS,
  DESK_OWNERS,
  DECIDE_OWNER,
]
