import { isDocument, type Doc } from '../bson/values'
import { notSupported, pathCollision } from '../errors'
import { parsePath } from './paths'

export interface Projection {
  /** the top-level fields that it looks at */
  fields: ReadonlySet<string>
  project: (doc: Doc) => Doc
}

/**
 * Compiles an inclusion projection, e.g. `{ a: 1, 'b.c': 1, _id: 0 }`. Null where there is nothing to project.
 * Exclusion of other fields than `_id`, and expressions, are outside the subset.
 */
export function compileProjection(spec: unknown): Projection | null {
  if (spec === undefined || spec === null) return null
  if (!isDocument(spec)) throw notSupported('a projection that is not a document')
  if (Object.keys(spec).length === 0) return null
  const paths: string[][] = []
  let withId = true
  for (const [path, value] of Object.entries(spec)) {
    const included = value === 1 || value === true || value === 1n
    const excluded = value === 0 || value === false || value === 0n
    if (path === '_id') {
      if (!included && !excluded) throw notSupported('a projection expression on _id')
      withId = included
    } else if (included) paths.push(parsePath(path))
    else if (excluded) throw notSupported('a projection that excludes fields')
    else throw notSupported(`the projection of ${path} by ${typeof value === 'object' ? 'an expression' : String(value)}`)
  }
  if (paths.length === 0 && !withId) throw notSupported('a projection that excludes fields')
  const tree = paths.reduce<Tree>((grown, path) => grow(grown, path, path), new Map())
  if (withId) tree.set('_id', null)
  return { fields: new Set(tree.keys()), project: (doc) => pick(doc, tree) }
}

type Tree = Map<string, Tree | null>

/** Puts the rest of a path into a tree. Throws where the path and one that is there lie within each other. */
function grow(tree: Tree, rest: string[], path: string[]): Tree {
  const [head = '', ...below] = rest
  const there = tree.get(head)
  if (there === null) throw pathCollision(path.join('.'), below.join('.'))
  if (below.length === 0 && there) throw pathCollision(path.join('.'), '')
  tree.set(head, below.length === 0 ? null : grow(there ?? new Map(), below, path))
  return tree
}

function pick(doc: Doc, tree: Tree): Doc {
  const picked: Doc = {}
  // `_id` comes first whatever the order of the projection, and the others in the document's own order.
  for (const field of Object.keys(doc)) {
    const below = tree.get(field)
    if (below === null) picked[field] = doc[field]
    else if (below) {
      const inner = pickInside(doc[field], below)
      if (inner !== undefined) picked[field] = inner
    }
  }
  return picked
}

function pickInside(value: unknown, tree: Tree): unknown {
  if (isDocument(value)) return pick(value, tree)
  if (Array.isArray(value)) return value.map((element) => pickInside(element, tree)).filter((element) => element !== undefined)
  return undefined
}
