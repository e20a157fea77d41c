import { z } from 'zod'
import type { Endpoint } from './endpoint'
import { OBJECTION_ENDPOINTS } from './objectionEndpoints'
import { REPLY_ENDPOINTS } from './replyEndpoints'
import { PART_AUTHOR, PART_MESSAGE, PART_SIGNATURE } from '../tips/door'
import {
  AnswersQuery,
  FilingAnswer,
  HeldAnswer,
  MessageParams,
  PART_BYTES_MAX,
  PartAnswer,
  PartParams,
  PublicKey,
  TipFiguresAnswer,
  TipFiling,
  TipId,
  TipServiceAnswer,
  hex,
} from './tips'

/** The door for reporters: nothing of it is kept anywhere on the way. */
const OF_A_REPORTER = { audience: 'reporter', keep: false } as const
const LOOK = { ...OF_A_REPORTER, method: 'GET' } as const
const PUT = { ...OF_A_REPORTER, method: 'PUT' } as const

const PARAMETERS = ['unknown_parameter', 'invalid_parameter'] as const
const BUSY = ['too_many_requests', 'overloaded'] as const
const WRITES = [...BUSY, ...PARAMETERS, 'seal_malformed', 'seal_signature', 'other_author', 'storage_full', 'tips_closed'] as const

const ID = TipId.meta({ description: '举报的编号，16 字节，十六进制' })
const MESSAGE = MessageParams.shape.message.meta({ description: '来信的序号，从 1 起' })
const PART = PartParams.shape.part.meta({ description: '第几部分：0 是文字，1 至 6 是照片' })
/** A reporter is nobody but a key: what is put is signed with it. */
const SIGNED = {
  [PART_AUTHOR]: PublicKey.meta({ description: '举报人为这件举报生成的公钥，P-256，未压缩' }),
  [PART_SIGNATURE]: hex(64).meta({ description: '对这一部分的签名' }),
}

/** Header and lists in hex, with part 0: some 12 KB. */
const FILING_BYTES_MAX = 24 * 1024
const FILING_BODY = { type: 'json', schema: TipFiling, bytesMax: FILING_BYTES_MAX } as const
const PART_BODY = { type: 'raw', contentType: 'application/octet-stream', bytesMax: PART_BYTES_MAX } as const

/** Bytes as they are: an answer of any length that is no JSON. */
const Octets = z.custom<Buffer>().meta({ description: '密封的答复，每份 4096 字节，一份接一份' })

export const TIP_SERVICE = {
  ...LOOK,
  operationId: 'tip_service',
  path: '/api/v1/tips/service',
  summary: '现在能不能在网上举报，用哪些受理密钥密封',
  answer: TipServiceAnswer,
  errors: ['unknown_parameter', ...BUSY],
} as const satisfies Endpoint

export const TIP_FIGURES = {
  ...LOOK,
  operationId: 'tip_figures',
  path: '/api/v1/tips/figures',
  summary: '举报办理的公开数字；不足 3 件的不写数',
  answer: TipFiguresAnswer,
  errors: ['unknown_parameter', ...BUSY],
} as const satisfies Endpoint

export const PUT_PART = {
  ...PUT,
  operationId: 'put_tip_part',
  path: '/api/v1/tips/{id}/parts/{part}',
  summary: '送一部分密封的内容，请求头 tip-author、tip-signature 是举报人的公钥和签名；重送同样的内容不会多出来',
  params: { id: ID, part: PART },
  headers: SIGNED,
  body: PART_BODY,
  answer: PartAnswer,
  errors: [...WRITES, 'part_differs'],
} as const satisfies Endpoint

export const PUT_MESSAGE_PART = {
  ...PUT,
  operationId: 'put_message_part',
  path: '/api/v1/tips/{id}/messages/{message}/parts/{part}',
  summary: '送来信的一部分密封的内容，请求头另有 tip-message：来信自己的编号',
  params: { id: ID, message: MESSAGE, part: PART },
  headers: { ...SIGNED, [PART_MESSAGE]: TipId.meta({ description: '来信自己的编号，代替举报的编号签名' }) },
  body: PART_BODY,
  answer: PartAnswer,
  errors: [...WRITES, 'part_differs', 'tip_not_found'],
} as const satisfies Endpoint

export const HELD_PARTS = {
  ...LOOK,
  operationId: 'held_tip_parts',
  path: '/api/v1/tips/{id}/parts',
  summary: '已经收到哪几部分：断了以后从这里接着送',
  params: { id: ID },
  answer: HeldAnswer,
  errors: [...PARAMETERS, ...BUSY],
} as const satisfies Endpoint

export const FILE_TIP = {
  ...PUT,
  operationId: 'file_tip',
  path: '/api/v1/tips/{id}',
  summary: '提交举报：最后一步，答复就是收到的凭据',
  params: { id: ID },
  body: FILING_BODY,
  answer: FilingAnswer,
  errors: [...WRITES, 'certificate_refused', 'parts_missing', 'tip_differs', 'work_required'],
} as const satisfies Endpoint

export const FILE_MESSAGE = {
  ...PUT,
  operationId: 'file_message',
  path: '/api/v1/tips/{id}/messages/{message}',
  summary: '提交来信',
  params: { id: ID, message: MESSAGE },
  body: FILING_BODY,
  answer: FilingAnswer,
  errors: [...WRITES, 'certificate_refused', 'parts_missing', 'tip_differs', 'work_required', 'tip_not_found', 'messages_full'],
} as const satisfies Endpoint

export const ANSWERS = {
  ...LOOK,
  operationId: 'answers',
  path: '/api/v1/answers',
  summary: '密封的答复，按查询号的开头几位取一批，自己的由手机认出来',
  query: AnswersQuery,
  answer: Octets,
  answerType: 'application/octet-stream',
  errors: [...PARAMETERS, ...BUSY],
} as const satisfies Endpoint

export const TIP_ENDPOINTS: readonly Endpoint[] = [
  TIP_SERVICE,
  TIP_FIGURES,
  PUT_PART,
  PUT_MESSAGE_PART,
  HELD_PARTS,
  FILE_TIP,
  FILE_MESSAGE,
  ANSWERS,
  ...OBJECTION_ENDPOINTS,
  ...REPLY_ENDPOINTS,
]
