import { z } from 'zod'
import type { BodyContract, Endpoint } from '../../shared/api/endpoint'
import { ENDPOINTS } from '../../shared/api/endpoints'
import { ERROR_CODES } from '../../shared/api/errorCodes'
import { KINDS } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: unknown): string => String(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)

const FEED_SCHEMAS = codesOf(KINDS)
  .map((kind) => `<a href="/api/v1/schemas/feed/${kind}.json">${kind}</a>`)
  .join(' ')

/** A page that a person reads instead of the OpenAPI description; made from the same contract. */
export function apiPage(endpoints: readonly Endpoint[] = ENDPOINTS): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>明安公开数据接口</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#14181f;background:#fff}code{background:#f4f6f9;padding:.1em .3em}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #e3e7ed;padding:.3rem .5rem;text-align:left;vertical-align:top}
@media(prefers-color-scheme:dark){body{color:#f2f4f7;background:#0e1116}code{background:#171b22}td,th{border-color:#2a303a}a{color:#7fb0ff}}</style>
<h1>明安公开数据接口</h1>
<p>公开数据只读，不需要密钥。每个列表都给出准确总数、数据版次（<code>edition</code>）和来源；不认识的参数会被指名拒绝。机器可读的描述：<a href="/api/v1/openapi.json">openapi.json</a>；数据送交格式：${FEED_SCHEMAS}。</p>
${endpoints.map(section).join('\n')}
<h2>错误</h2><p>只有一种形状：<code>{"error":{"code","message","fields"}}</code>。</p>
<table><tr><th>code<th>HTTP<th>说明</tr>${Object.entries(ERROR_CODES)
    .map(([code, { status, message }]) => `<tr><td><code>${code}</code><td>${status}<td>${escape(message)}</tr>`)
    .join('')}</table></html>`
}

function section({ method, path, summary, query, body, params = {}, headers = {} }: Endpoint): string {
  const rows = [
    ...Object.entries(params).map(([name, param]) => (typeof param === 'string' ? [name, param, ''] : parameterRow(name, param))),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => parameterRow(name, schema as z.ZodType)),
    ...Object.entries(headers).map(([name, schema]) => parameterRow(name, schema)),
  ]
  const table =
    rows.length === 0
      ? ''
      : `<table><tr><th>参数<th>说明<th>默认</tr>${rows.map((row) => `<tr>${row.map((cell, i) => `<td>${i === 0 ? `<code>${escape(cell)}</code>` : escape(cell)}`).join('')}</tr>`).join('')}</table>`
  return `<h2><code>${method} ${escape(path)}</code></h2><p>${escape(summary)}</p>${body ? `<p>${escape(inWords(body))}</p>` : ''}${table}`
}

const inWords = (body: BodyContract): string =>
  `内容：${body.type === 'json' ? 'application/json，各项见 openapi.json' : body.contentType}，最多 ${body.bytesMax} 字节。`

interface Parameter {
  description?: string
  enum?: unknown[]
  default?: unknown
  type?: string
  minimum?: number
  maximum?: number
}

/** A parameter as it is meant: name, what it is and within which bounds, its default. */
function parameterRow(name: string, schema: z.ZodType): string[] {
  const {
    description = '',
    enum: words = [],
    minimum,
    maximum,
    default: usual = '',
  } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Parameter
  const bounds = minimum === undefined || maximum === undefined ? '' : `${minimum} 至 ${maximum}`
  return [name, [description, words.join(' | '), bounds].filter(Boolean).join('；'), String(usual)]
}
