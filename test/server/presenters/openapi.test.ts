import { ENDPOINTS } from '../../../shared/api/endpoints'
import { openApi } from '../../../server/presenters/openapi'
import { jsonSchema } from '../../../server/presenters/schemas'

/** What the description says of the API; whether the API does so, `routes/api.test.ts` asks. */

interface Schema {
  type?: string
  enum?: unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  description?: string
  items?: unknown
}
interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}
interface Response {
  description: string
  content?: Record<string, { schema?: Schema }>
}
interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters: Parameter[]
  responses: Record<string, Response | { $ref: string }>
  requestBody?: unknown
}
interface Description {
  info: { license: { identifier: string }; contact: { name: string }; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  security: unknown[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, Response>
    securitySchemes: Record<string, { in: string; name: string }>
  }
}

const description = openApi('1', ENDPOINTS, {
  city: { name: '云帆市', officePhone: '0099-55501235' },
  publicUrl: 'https://mingan.example',
}) as unknown as Description
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]),
)

/** What stands at a place of the description: what a reference there refers to, overlaid by what is said beside it. */
function written(value: unknown): Response {
  const read = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(read)
    if (typeof one !== 'object' || one === null) return one
    const { $ref, ...rest } = one as { $ref?: string }
    const beside = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, read(inner)]))
    if ($ref === undefined) return beside
    const target = $ref
      .slice('#/'.length)
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], description)
    expect([$ref, target]).toEqual([$ref, expect.anything()])
    return { ...(read(target) as object), ...beside }
  }
  return read(value) as Response
}

it('says whose it is, where it is, under which license, and that nobody has to prove anything', () => {
  const { info, servers, security, tags } = description
  expect(servers).toEqual([{ url: 'https://mingan.example', description: '云帆市' }])
  expect(info).toMatchObject({ license: { identifier: 'MIT' }, contact: { name: '云帆市', url: 'https://mingan.example' } })
  expect(info.description).toContain('0099-55501235')
  expect([security, tags.map(({ name }) => name)]).toEqual([[], ['公开数据', '举报', '业主和交易中心的订阅', '受理台']])
  expect(openApi('1')).toMatchObject({ servers: [{ url: '/' }] })
})

it('names each operation once, with words and a tag that is described', () => {
  const ids = operations.map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, { summary, description: words, tags }] of operations) {
    expect(summary && words).toBeTruthy()
    expect(description.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(tags))
  }
})

it('types every parameter, with its bounds', () => {
  const loose = operations.flatMap(([name, { parameters }]) =>
    parameters
      .filter(({ schema: { type, pattern, minimum, maximum, maxLength, enum: words }, in: place }) => {
        if (type === 'number' || type === 'integer') return minimum === undefined || maximum === undefined
        // What is looked up by a path is found, or it is not: a text of any length is one that nobody knows.
        return type !== 'string' || (place !== 'path' && pattern === undefined && maxLength === undefined && words === undefined)
      })
      .map((parameter) => `${name}: ${parameter.name}`),
  )
  expect(loose).toEqual([])
  const of = (path: string, wanted: string) => description.paths[path]?.get?.parameters.find(({ name }) => name === wanted)
  expect(of('/api/v1/enterprises', 'limit')).toMatchObject({
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  })
  expect(of('/api/v1/zones/at', 'lng')).toMatchObject({ required: true, schema: { type: 'number', minimum: -180, maximum: 180 } })
  expect(of('/api/v1/zones/at', 'lat')).toMatchObject({ required: true, schema: { type: 'number', minimum: -90, maximum: 90 } })
  expect(of('/api/v1/notices/{id}', 'edition')).toMatchObject({ schema: { type: 'integer', minimum: 1, maximum: 999_999_999 } })
})

it('declares the parameters that stand in each path, and no others', () => {
  for (const [name, { parameters }] of operations)
    expect(parameters.filter((one) => one.in === 'path').map((one) => `{${one.name}}`)).toEqual(name.match(/\{\w+\}/g) ?? [])
})

it('describes every answer that a door gives by itself', () => {
  for (const [name, { responses, requestBody, tags, parameters, security }] of operations) {
    const given = Object.keys(responses)
    expect([name, given]).toEqual([name, expect.arrayContaining(['200', '400', '414', '500'])])
    expect(given.includes('413')).toBe(requestBody !== undefined)
    if (parameters.some((one) => one.in === 'path')) expect(given).toContain('404')
    if (tags.includes('公开数据')) expect(given).toContain('503')
    if (security) expect([name, given]).toEqual([name, expect.arrayContaining(['401', '403'])])
  }
  expect(Object.keys(description.paths['/api/v1/zones']?.get?.responses ?? {})).toEqual(
    expect.arrayContaining(['304', '404', '410', '503']),
  )
})

it('says which header fields prove an officer, and which sign a part', () => {
  expect(Object.values(description.components.securitySchemes).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['desk-session', 'desk-time', 'desk-once', 'desk-proof']),
  )
  expect(description.paths['/api/v1/desk/queue']?.get?.security).toEqual([
    { 'desk-session': [], 'desk-time': [], 'desk-once': [], 'desk-proof': [] },
  ])
  expect(description.paths['/api/v1/desk/sessions']?.post).not.toHaveProperty('security')
  const headers = description.paths['/api/v1/tips/{id}/parts/{part}']?.put?.parameters.filter((one) => one.in === 'header')
  expect(headers?.map(({ name, required }) => [name, required])).toEqual([
    ['tip-author', true],
    ['tip-signature', true],
  ])
})

it('gives every answer the type that it has', () => {
  const types = new Map(
    operations.map(([, { operationId, responses }]) => [operationId, Object.keys(written(responses['200']).content ?? {})]),
  )
  expect(types.get('changes_atom')).toEqual(['application/atom+xml'])
  for (const bytes of ['answers', 'desk_part', 'desk_message_part']) expect(types.get(bytes)).toEqual(['application/octet-stream'])
  expect(types.get('summary')).toEqual(['application/json'])
})

it('has no list without its items, which older tools do not understand', () => {
  const bare: unknown[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && value.type === 'array' && !('items' in value && value.items)) bare.push(value)
    Object.values(value).forEach(look)
  }
  look(description)
  expect(bare).toEqual([])
})

it('answers by reference what each contract says in full', () => {
  const answers = new Map(operations.map(([, { operationId, responses }]) => [operationId, written(responses['200']).content]))
  for (const { operationId, answer, answerType } of ENDPOINTS)
    if (answerType === undefined)
      expect([operationId, answers.get(operationId)]).toEqual([
        operationId,
        { 'application/json': { schema: jsonSchema(answer, 'output') } },
      ])
})

it('refuses by reference with every code that it may refuse with', () => {
  const refusals = written(description.paths['/api/v1/enterprises/{id}']?.get?.responses['404'])
  expect(refusals.description).toMatch(/^edition_not_found：.+ record_not_found：.+ route_not_found：.+/)
  expect(refusals.content?.['application/json']?.schema).toMatchObject({ required: ['error'] })
})

it('writes nothing of parts twice, and names nothing that is not referred to', () => {
  const seen = new Map<string, number>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('properties' in value && Object.keys(value.properties as object).length > 2)
      seen.set(JSON.stringify(value), (seen.get(JSON.stringify(value)) ?? 0) + 1)
    Object.values(value).forEach(look)
  }
  look([description.components, Object.values(description.paths).map((methods) => Object.values(methods).map((one) => one.responses))])
  expect(seen.size).toBeGreaterThan(40)
  expect([...seen].filter(([, times]) => times > 1).map(([text]) => text)).toEqual([])
  const text = JSON.stringify(description)
  for (const [room, names] of Object.entries({ schemas: description.components.schemas, responses: description.components.responses }))
    for (const name of Object.keys(names)) expect([name, text.includes(`"#/components/${room}/${name}"`)]).toEqual([name, true])
})

it('names its parts as they are called where they are declared', () => {
  expect(Object.keys(description.components.schemas)).toEqual(
    expect.arrayContaining(['EnterpriseBody', 'EnterpriseItem', 'Judgement', 'SummaryAnswer', 'ListEnterpriseAnswer', 'DayText']),
  )
  // OpenAPI 3.1: the keys of components.
  for (const names of Object.values(description.components)) for (const name of Object.keys(names)) expect(name).toMatch(/^[\w.-]+$/)
})
