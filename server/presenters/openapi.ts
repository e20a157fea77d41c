import { z } from 'zod'
import type { CitySettings } from '../../shared/api/city'
import { DESK_HEADERS } from '../../shared/api/desk'
import { errorsOf, type Audience, type BodyContract, type Endpoint } from '../../shared/api/endpoint'
import { ENDPOINTS } from '../../shared/api/endpoints'
import { ERROR_CODES, type ErrorCode } from '../../shared/api/errorCodes'
import { codesOf } from '../../shared/vocabulary'
import { REFERENCE, componentsOf, jsonSchema, nameSchemas, reachedFrom, type Json, type NamedSchemas } from './schemas'

/** Whose service it is that describes itself. */
export interface Described {
  city: Pick<CitySettings, 'name' | 'officePhone'>
  /** where people reach it; absent: the paths hold for whatever host was asked */
  publicUrl?: string | undefined
}

const ANYWHERE: Described = { city: { name: '明安', officePhone: null } }

/** What each kind of endpoint is called, and what holds for all of that kind. */
const TAGS: Readonly<Record<Audience, { name: string; description: string }>> = {
  public: { name: '公开数据', description: '任何人可以读，不需要密钥，不记录是谁。' },
  reporter: { name: '举报', description: '不登录、不记录是谁；内容在手机上密封，每一部分由举报人自己的密钥签名。' },
  owner: { name: '业主和交易中心的订阅', description: '只给订阅单位，凭订阅的密钥。' },
  desk: { name: '受理台', description: '只给受理台的工作人员。' },
}

/** The proof of an officer's session: four header fields, all of them (see `DESK_HEADERS`). */
const SESSION_SCHEMES: Json = Object.fromEntries(
  Object.entries({
    [DESK_HEADERS.session]: '登录的编号',
    [DESK_HEADERS.time]: '毫秒时间',
    [DESK_HEADERS.once]: '只用一次的随机数，16 字节，十六进制',
    [DESK_HEADERS.proof]: 'METHOD\\npath?query\\ntime\\nonce\\n内容的 SHA-256（十六进制）的 ECDSA P-256 签名，64 字节，十六进制',
  }).map(([name, description]) => [name, { type: 'apiKey', in: 'header', name, description }]),
)
const SESSION_PROOF = [Object.fromEntries(Object.keys(SESSION_SCHEMES).map((name) => [name, []]))]

/** The OpenAPI 3.1 description of the API, made from the contract that the routes parse with. */
export function openApi(version: string, endpoints: readonly Endpoint[] = ENDPOINTS, { city, publicUrl }: Described = ANYWHERE): Json {
  const telephone = city.officePhone === null ? '' : `数据有误，请打 ${city.officePhone}。`
  const audiences = new Set(endpoints.map(({ audience }) => audience))
  const registry = nameSchemas(endpoints.filter(isJson).map(({ operationId, answer }) => [nameOf(operationId), answer]))
  const paths = pathsOf(endpoints, registry)
  return {
    openapi: '3.1.0',
    info: {
      title: '明安公开数据接口',
      version,
      description: `城市安全生产公开数据。公开数据只读，不需要密钥。${telephone}`,
      contact: { name: city.name, ...(publicUrl === undefined ? {} : { url: publicUrl }) },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/', description: city.name }],
    tags: codesOf(TAGS).flatMap((audience) => (audiences.has(audience) ? [TAGS[audience]] : [])),
    // Nothing is asked of whoever reads; what asks for more says so itself.
    security: [],
    paths,
    components: {
      schemas: { Error: ERROR_SCHEMA, ...reachedFrom(paths, componentsOf(registry)) },
      responses: Object.fromEntries(endpoints.flatMap((endpoint) => refusalsOf(endpoint).map(({ name, response }) => [name, response]))),
      ...(endpoints.some(isProved) ? { securitySchemes: SESSION_SCHEMES } : {}),
    },
  }
}

/** One entry a path, with an operation for each method it answers. */
function pathsOf(endpoints: readonly Endpoint[], registry: NamedSchemas): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint, registry) }
  return paths
}

const ERROR_SCHEMA: Json = {
  type: 'object',
  required: ['error'],
  additionalProperties: false,
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      additionalProperties: false,
      properties: {
        code: { enum: codesOf(Object.fromEntries(Object.keys(ERROR_CODES).map((code) => [code, code]))) },
        message: { type: 'string' },
        fields: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
  },
}

/** Whether an endpoint asks for the proof of a session. */
const isProved = ({ errors }: Endpoint): boolean => errors.includes('proof_refused')

/** Whether an endpoint answers JSON. */
const isJson = ({ answerType }: Endpoint): boolean => answerType === undefined

/** The name of an answer that has none of its own, by the operation: `list_zone` answers a `ListZoneAnswer`. */
const nameOf = (operationId: string): string =>
  operationId
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('') + 'Answer'

function operation(endpoint: Endpoint, registry: NamedSchemas): Json {
  const {
    operationId,
    summary,
    audience,
    keep,
    isTagged,
    params = {},
    query,
    headers = {},
    body,
    answer,
    answerType = 'application/json',
  } = endpoint
  const [type = answerType] = answerType.split(';')
  const reference = { $ref: REFERENCE + (registry.get(answer)?.id ?? '') }
  return {
    operationId,
    summary,
    description: `${TAGS[audience].description}${isProved(endpoint) ? '请求要带本次登录的证明。' : ''}${keptAs(endpoint)}`,
    tags: [TAGS[audience].name],
    ...(isProved(endpoint) ? { security: SESSION_PROOF } : {}),
    parameters: [
      ...Object.entries(params).map(([name, param]) => parameter('path', name, typeof param === 'string' ? anyText(param) : param)),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => parameter('query', name, schema as z.ZodType)),
      ...Object.entries(headers).map(([name, schema]) => parameter('header', name, schema)),
    ],
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: {
      '200': { description: '结果', content: { [type]: isJson(endpoint) ? { schema: reference } : {} } },
      ...(keep || isTagged ? { '304': { description: '和带来的 ETag 一样，没有变' } } : {}),
      ...Object.fromEntries(refusalsOf(endpoint).map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }])),
    },
  }
}

const keptAs = ({ keep, isTagged }: Endpoint): string =>
  keep ? '答复到下一版公示或当天结束为止都一样，可以按 ETag 留存。' : isTagged ? '答复可以留存一分钟，之后按 ETag 再问。' : '答复不留存。'

const anyText = (description: string): z.ZodType => z.string().min(1).meta({ description })

function parameter(place: 'path' | 'query' | 'header', name: string, given: z.ZodType): Json {
  const { description, ...schema } = jsonSchema(given, 'output')
  return {
    name,
    in: place,
    required: place !== 'query' || !given.safeParse(undefined).success,
    ...(description === undefined ? {} : { description }),
    schema,
  }
}

function requestBody(body: BodyContract): Json {
  const content = body.type === 'json' ? { 'application/json': { schema: jsonSchema(body.schema, 'input') } } : { [body.contentType]: {} }
  return { required: true, description: `最多 ${body.bytesMax} 字节`, content }
}

/** What an endpoint refuses with: one answer a status, which names the codes that share it. The same codes make the same answer. */
function refusalsOf(endpoint: Endpoint): { status: string; name: string; response: Json }[] {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errorsOf(endpoint)) {
    const { status } = ERROR_CODES[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return [...byStatus].map(([number, given]) => {
    const codes = given.toSorted()
    return {
      status: String(number),
      name: codes.join('.'),
      response: {
        description: codes.map((code) => `${code}：${ERROR_CODES[code].message}`).join(' '),
        content: { 'application/json': { schema: { $ref: `${REFERENCE}Error` } } },
      },
    }
  })
}
