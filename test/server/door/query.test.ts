import type { Context } from 'koa'
import { parse } from 'node:querystring'
import iconv from 'iconv-lite'
import { z } from 'zod'
import type { ApiError } from '../../../server/errors'
import { readQuery } from '../../../server/door/query'

const Schema = z.strictObject({ q: z.string().optional(), sector: z.string().optional() })
/** A query as it comes over HTTP. */
const read = (querystring: string) => readQuery({ querystring, query: parse(querystring) } as unknown as Context, Schema)
const escaped = (bytes: Uint8Array) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')

it.each([
  ['q=%E4%BA%91%E5%B8%86', { q: '云帆' }],
  ['q=%E4%BA%91+%E5%B8%86&sector=mine', { q: '云 帆', sector: 'mine' }],
  ['q=100%', { q: '100%' }],
  ['q=%E4%BA%91100%', { q: '云100%' }],
  ['q=a%3Db=c', { q: 'a=b=c' }],
  ['', {}],
])('reads %s', (querystring, query) => expect(read(querystring)).toEqual(query))

it.each([
  ['GBK', escaped(iconv.encode('云帆', 'gbk'))],
  ['GBK among letters', `A${escaped(iconv.encode('安全', 'gbk'))}B`],
  ['Big5', escaped(iconv.encode('安全', 'big5'))],
  ['half a character', '%E4%BA'],
])('says that a text is in another encoding: %s', (_name, text) => {
  const told = { q: '不是 UTF-8 编码，像是 GBK：请按 UTF-8 编码再问（encodeURIComponent）' }
  expect(() => read(`sector=mine&q=${text}`)).toThrow(expect.objectContaining({ code: 'invalid_parameter', fields: told }) as ApiError)
})
