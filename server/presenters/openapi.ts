import { z } from 'zod'
import { errorsOf, type BodyContract, type Endpoint } from '../../shared/api/endpoint'
import { ENDPOINTS } from '../../shared/api/endpoints'
import { ERROR_CODES, type ErrorCode } from '../../shared/api/errorCodes'
import { codesOf } from '../../shared/vocabulary'

type Json = Record<string, unknown>

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** The OpenAPI 3.1 description of the API, made from the contract that the routes parse with. */
export function openApi(version: string, endpoints: readonly Endpoint[] = ENDPOINTS): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: '明安公开数据接口',
      version,
      description: '城市安全生产公开数据。公开数据只读，不需要密钥。',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: pathsOf(endpoints),
    components: { schemas: { Error: ERROR_SCHEMA } },
  }
}

/** One entry a path, with an operation for each method it answers. */
function pathsOf(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) }
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

function operation(endpoint: Endpoint): Json {
  const { operationId, summary, params = {}, query, body, answer, answerType = 'application/json' } = endpoint
  const inPath = Object.entries(params).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  }))
  return {
    operationId,
    summary,
    parameters: [...inPath, ...(query ? queryParameters(query) : [])],
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: {
      '200': { description: '结果', content: { [answerType]: { schema: jsonSchema(answer, 'output') } } },
      ...errorResponses(errorsOf(endpoint)),
    },
  }
}

function requestBody(body: BodyContract): Json {
  const content = body.type === 'json' ? { 'application/json': { schema: jsonSchema(body.schema, 'input') } } : { [body.contentType]: {} }
  return { required: true, description: `最多 ${body.bytesMax} 字节`, content }
}

function queryParameters(query: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

/** One answer a status, naming the codes that share it. */
function errorResponses(errors: ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errors) byStatus.set(ERROR_CODES[code].status, [...(byStatus.get(ERROR_CODES[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}：${ERROR_CODES[code].message}`).join(' '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}
