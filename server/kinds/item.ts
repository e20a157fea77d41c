import { KINDS, type Kind } from '../../shared/kinds/index'
import { BODIES, ITEMS, type Body, type ItemOf } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import type { VersionDoc } from '../models/version'
import { ruleOf } from './index'

/** A version that shows its body. */
export type Shown = VersionDoc & { body: Body }

export const isShown = (version: VersionDoc): version is Shown => version.body !== null

/** The fields of each kind's line, and whether they are of the body; the others are of the envelope. */
const FIELDS = Object.fromEntries(
  codesOf(KINDS).map((kind) => [kind, Object.keys(ITEMS[kind].shape).map((name) => ({ name, isOfBody: name in BODIES[kind].shape }))]),
) as Record<Kind, { name: string; isOfBody: boolean }[]>

/** The line of a list for a version that shows its body: fields picked from it, and what its kind adds. */
export function itemOf(version: Shown): ItemOf[Kind] {
  const { kind, body } = version
  const own: Record<string, unknown> = ruleOf(kind).item(body)
  const item: Record<string, unknown> = {}
  for (const { name, isOfBody } of FIELDS[kind])
    item[name] = name in own ? own[name] : isOfBody ? body[name as keyof Body] : ofEnvelope(version, name)
  return item as unknown as ItemOf[Kind]
}

/** What the envelope of a version says under a public name. */
const ofEnvelope = (version: Shown, name: string): unknown =>
  name === 'lastChangedAt' ? version.changedAt.toISOString() : (version[name as keyof VersionDoc] ?? null)

/** The texts by which people search for a record. */
export const searchTexts = ({ kind, body }: Shown): string[] =>
  ruleOf(kind)
    .search(body)
    .filter((text) => text !== null)

/** The texts by which a record is found beside those, and which are no name of it. */
export const mentionsOf = ({ kind, body }: Shown): string[] =>
  ruleOf(kind)
    .mentions(body)
    .filter((text) => text !== null)
