import type { z } from 'zod'
import { codesOf } from '../vocabulary'
import { accident } from './accident/schema'
import { directive } from './directive/schema'
import { enterprise, enterpriseFollowed } from './enterprise/schema'
import { fineAccount } from './fineAccount/schema'
import { hazard, hazardFollowed } from './hazard/schema'
import { LIST_PATHS, WORDS, type Kind } from './index'
import { inspection } from './inspection/schema'
import { inventory } from './inventory/schema'
import type { KindSchemas } from './list'
import { notice } from './notice/schema'
import { objection } from './objection/schema'
import { penalty } from './penalty/schema'
import { reply } from './reply/schema'
import { reward } from './reward/schema'
import { site, siteFollowed } from './site/schema'
import { zone, zoneFollowed } from './zone/schema'

/** The schemas of every kind, one line each. */
const SCHEMAS = {
  enterprise,
  accident,
  notice,
  penalty,
  hazard,
  site,
  inventory,
  inspection,
  directive,
  fineAccount,
  reward,
  objection,
  reply,
  zone,
} as const satisfies Record<Kind, KindSchemas>

type Schemas = typeof SCHEMAS

/** One part of each kind's schemas. */
const partOf = <P extends 'input' | 'body' | 'item' | 'list'>(part: P) =>
  Object.fromEntries(codesOf(SCHEMAS).map((kind) => [kind, SCHEMAS[kind][part]])) as { readonly [K in Kind]: Schemas[K][P] }

/** The body of each kind as a source hands it over. */
export const INPUTS = partOf('input')
/** The body of each kind as it is public. */
export const BODIES = partOf('body')
/** One line of each kind's list: what a person needs to choose, no more. */
export const ITEMS = partOf('item')
/** Parts of the bodies that have names of their own, by kind. */
export const PARTS = Object.fromEntries(codesOf(SCHEMAS).map((kind) => [kind, (SCHEMAS[kind] as KindSchemas).parts ?? {}])) as Readonly<
  Record<Kind, Readonly<Record<string, z.ZodType>>>
>
/** What each kind's list filters and sorts by. */
const RULES = partOf('list')

export type InputOf = { [K in Kind]: z.output<Schemas[K]['input']> }
export type BodyOf = { [K in Kind]: z.infer<Schemas[K]['body']> }
export type ItemOf = { [K in Kind]: z.infer<Schemas[K]['item']> }
export type Body = BodyOf[Kind]

/** What the public changes are narrowed to, by the kind of record that is followed: it, and every record that hangs on it. */
export const FOLLOWED = {
  enterprise: enterpriseFollowed,
  zone: zoneFollowed,
  hazard: hazardFollowed,
  site: siteFollowed,
} as const satisfies Partial<Record<Kind, z.ZodType>>

/**
 * A list as every part of the house knows it, whatever its kind: the door parses with it, the read model indexes by it, the store answers by
 * it, and the OpenAPI description is generated from it.
 */
export interface ListContract extends Omit<KindSchemas['list'], 'summary'> {
  kind: Kind
  path: string
  summary: string
}

export const LISTS = Object.fromEntries(
  codesOf(WORDS).map((kind): [Kind, ListContract] => [kind, { summary: WORDS[kind].name, ...RULES[kind], kind, path: LIST_PATHS[kind] }]),
) as Readonly<Record<Kind, ListContract>>
