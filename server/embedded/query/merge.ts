import { documentAt, unwound } from '../bson/fields'
import { isDocument, type Doc } from '../bson/values'
import { CommandError, failedToParse, notSupported } from '../errors'
import { onlyEntry } from './aggregate'
import { parsePath } from './paths'

/**
 * Pipelines that write: `$merge` at their end keeps what is there and inserts what is not. What comes before it takes documents apart as the bytes
 * they are stored in, and decodes nothing.
 */

/** Makes of the bytes of a document those of others. */
type Reshape = (bytes: Uint8Array) => Iterable<Uint8Array>

export interface Merge {
  filter: unknown
  /** the collection that is written to */
  into: string
  reshape: Reshape
}

const STAGES: Record<string, (spec: unknown) => Reshape> = {
  $unwind: (spec) => {
    const [name = '', ...below] = pathOf('$unwind', spec)
    if (below.length > 0) throw notSupported('$unwind of a field inside another')
    return (bytes) => unwound(bytes, name)
  },
  $replaceRoot: (spec) => {
    const [name, expression] = onlyEntry('$replaceRoot', spec)
    if (name !== 'newRoot') throw failedToParse(`unrecognized option to $replaceRoot stage: ${name}`)
    const path = pathOf('$replaceRoot', expression)
    return (bytes) => {
      const root = documentAt(bytes, path, () => notSupported('an expression path through an array'))
      if (root === null) throw new CommandError(40228, 'Location40228', "'newRoot' expression must evaluate to an object")
      return [root]
    }
  },
}

/** Compiles a pipeline that ends in `$merge`; null where none of its stages is one. Throws at everything outside the subset. */
export function compileMerge(stages: unknown): Merge | null {
  if (!Array.isArray(stages)) return null
  const isMerge = (stage: unknown): boolean => isDocument(stage) && Object.hasOwn(stage, '$merge')
  if (!stages.some(isMerge)) return null
  if (stages.findIndex(isMerge) !== stages.length - 1)
    throw new CommandError(40601, 'Location40601', '$merge can only be the final stage in the pipeline')
  const [first] = stages
  const leading = isDocument(first) && Object.hasOwn(first, '$match') ? 1 : 0
  for (const stage of [...stages.slice(0, leading), stages.at(-1)]) onlyEntry('a pipeline stage', stage)
  const steps = stages.slice(leading, -1).map((stage) => {
    const [name, spec] = onlyEntry('a pipeline stage', stage)
    const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
    if (!make) throw notSupported(`the aggregation stage ${name} before $merge`)
    return make(spec)
  })
  return {
    filter: leading === 1 ? (first as Doc).$match : {},
    into: intoOf((stages.at(-1) as Doc).$merge),
    reshape: steps.reduce<Reshape>(
      (before, step) => (bytes) => each(before(bytes), step),
      (bytes) => [bytes],
    ),
  }
}

function* each(all: Iterable<Uint8Array>, step: Reshape): Generator<Uint8Array> {
  for (const bytes of all) yield* step(bytes)
}

function intoOf(spec: unknown): string {
  if (!isDocument(spec)) throw notSupported('$merge without whenMatched')
  const { into, on = '_id', whenMatched, whenNotMatched = 'insert', ...rest } = spec
  const [option] = Object.keys(rest)
  if (option !== undefined) throw notSupported(`the option ${option} of $merge`)
  if (typeof into !== 'string' || into === '') throw notSupported('$merge into anything but a collection of the same database')
  if (on !== '_id') throw notSupported('$merge on anything but _id')
  if (whenMatched !== 'keepExisting') throw notSupported(`$merge with whenMatched ${String(whenMatched)}`)
  if (whenNotMatched !== 'insert') throw notSupported(`$merge with whenNotMatched ${String(whenNotMatched)}`)
  return into
}

/** The parts of a field path such as `$a.b`. Throws at any other expression. */
function pathOf(stage: string, spec: unknown): string[] {
  if (typeof spec !== 'string' || !spec.startsWith('$') || spec.startsWith('$$'))
    throw notSupported(`${stage} by anything but a field path`)
  return parsePath(spec.slice(1))
}
