import type { Source } from '../source/sources'
import { namesOf } from '../../mapping/columnRule'
import { labelOf } from '../../kinds/labels'
import { nameKey } from '../../../shared/codes/fold'
import { isGarbled } from './garbled'

/**
 * What a reading changes of records that stand, field by field, to tell a real update of many from a file whose columns have slipped: counts and
 * hashes only, as much memory for a million records as for ten.
 */

/** A record's content as texts by field; a list counts as one text by each field of its members. */
export type Leaves = Map<string, string>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const BUCKETS = 1 << 16
/** So many different texts are no vocabulary, however many records there are. */
const WIDE = 5_000
/** A column whose values only changed places still lacks those of records that came or went. */
const LEFT_OVER = 0.05
/** So many values are more than yes and no. */
const SEVERAL = 3
/** Signs that most of the changes of a field must carry. */
const MOST = 0.5

/** The texts of a content. Position and boundary are numbers that say nothing by themselves. */
export function leavesOf(content: object): Leaves {
  const leaves: Leaves = new Map()
  const visit = (value: unknown, path: string): void => {
    if (value === null || value === undefined || value === '') return
    if (Array.isArray(value)) for (const one of value) visit(one, path)
    else if (typeof value === 'object') for (const [key, one] of Object.entries(value)) visit(one, path === '' ? key : `${path}.${key}`)
    else leaves.set(path, leaves.has(path) ? `${leaves.get(path)}\n${String(value)}` : String(value))
  }
  visit(content, '')
  return leaves
}

/** What became of one field. */
class FieldSigns {
  changed = 0
  /** changed from one text to another: what was empty or has become so is told by how full a column is */
  replaced = 0
  /** became empty */
  emptied = 0
  /** the same text in another spelling: brackets of another width, blanks */
  respelt = 0
  garbled = 0
  days = 0
  earlier = 0
  /** days whose month and date changed places */
  turned = 0
  numbers = 0
  /** changes of a number by the same power of ten */
  readonly powers = new Map<number, number>()
  /** how often a value left and came, by its hash: all noughts where they only changed places */
  readonly #balance = new Int32Array(BUCKETS)
  readonly #seen = new Uint8Array(BUCKETS)
  /** the bucket of the one value that all became; null where they became several */
  #became: number | null | undefined

  note(before: string | undefined, now: string | undefined): void {
    if (before !== undefined && now !== undefined && nameKey(before) === nameKey(now)) {
      this.respelt++
      return
    }
    this.changed++
    if (now === undefined) this.emptied++
    if (before !== undefined) {
      const bucket = bucketOf(before)
      this.#balance[bucket] = (this.#balance[bucket] ?? 0) - 1
      this.#seen[bucket] = 1
    }
    if (now !== undefined) {
      const bucket = bucketOf(now)
      this.#balance[bucket] = (this.#balance[bucket] ?? 0) + 1
      this.#became = this.#became === undefined || this.#became === bucket ? bucket : null
    }
    if (before === undefined || now === undefined) return
    this.replaced++
    if (isGarbled(now) && !isGarbled(before)) this.garbled++
    if (DAY.test(before) && DAY.test(now)) {
      this.days++
      if (now < before) this.earlier++
      if (now === before.replace(/-(\d\d)-(\d\d)$/, '-$2-$1')) this.turned++
    }
    if (isNumber(before) && isNumber(now)) this.numbers++
    const power = Math.log10(Number(now) / Number(before))
    if (Number.isInteger(power) && power !== 0) this.powers.set(power, (this.powers.get(power) ?? 0) + 1)
  }

  /** Whether its values are no small vocabulary: names, codes, addresses. */
  get isWide(): boolean {
    return this.#distinct >= Math.min(this.changed * MOST, WIDE)
  }

  /** Whether its values are the same as before in another order: the column was sorted alone, or has slipped by some rows. */
  get isReordered(): boolean {
    const left = this.#balance.reduce((sum, count) => sum + Math.abs(count), 0) / 2
    return this.#distinct > 1 && left <= (this.isWide ? this.changed * LEFT_OVER : 0)
  }

  /** Whether several values all became one and the same. */
  get isLevelled(): boolean {
    return typeof this.#became === 'number' && this.#distinct >= SEVERAL && this.replaced > this.changed * MOST
  }

  get #distinct(): number {
    return this.#seen.reduce((sum, one) => sum + one, 0)
  }
}

function bucketOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1)
}

/** From how many records on a change is one of many: of what was spoilt, of what only became another, and of what became empty. */
export interface ManyFrom {
  spoilt: number
  changed: number
  emptied: number
}

/** Gathers what a reading changes. */
export class ChangeSigns {
  /** records that stand and are changed */
  changed = 0
  readonly #fields = new Map<string, FieldSigns>()
  /** records in which one field has taken over what another said, by both */
  readonly #moved = new Map<string, number>()

  note(before: Leaves, now: Leaves): void {
    this.changed++
    const fields = [...new Set([...before.keys(), ...now.keys()])].filter((field) => before.get(field) !== now.get(field))
    const holders = new Map([...before].map(([field, text]) => [text, field]))
    for (const field of fields) {
      const signs = this.#fields.get(field) ?? new FieldSigns()
      this.#fields.set(field, signs)
      signs.note(before.get(field), now.get(field))
      const from = holders.get(now.get(field) ?? '')
      if (from !== undefined && from !== field) {
        const pair = `${from}\n${field}`
        this.#moved.set(pair, (this.#moved.get(pair) ?? 0) + 1)
      }
    }
  }

  /** What looks like damage and not like news, each in words; `nameOf` tells how the source calls a field. */
  damage(many: ManyFrom, nameOf: (field: string) => string): string[] {
    const found: string[] = []
    const told = new Set<string>()
    for (const [pair, count] of this.#moved) {
      const [from = '', to = ''] = pair.split('\n')
      if (count <= many.spoilt || told.has(to)) continue
      const back = this.#moved.get(`${to}\n${from}`) ?? 0
      // One day or word that was another's is no rare thing; two that change places are.
      const signs = this.#fields.get(to)
      if (back <= many.spoilt && (!signs?.isWide || signs.days > 0)) continue
      for (const field of [from, to]) told.add(field)
      found.push(
        back > many.spoilt
          ? `${nameOf(from)}与${nameOf(to)}两列互换（${count} 条）`
          : `${nameOf(to)}里是原来的${nameOf(from)}（${count} 条）`,
      )
    }
    for (const [field, signs] of this.#fields) {
      if (told.has(field) || signs.changed <= many.spoilt) continue
      const words = wordsOf(signs, many)
      if (words !== null) found.push(`${nameOf(field)}${words}（${signs.changed} 条）`)
    }
    return found
  }

  /** The fields that changed in more than so many records, in words. */
  news(more: number, nameOf: (field: string) => string): string[] {
    return [...this.#fields]
      .map(([field, { changed, respelt }]): [string, number] => [field, changed + respelt])
      .filter(([, count]) => count > more)
      .map(([field, count]) => `${nameOf(field)}（${count} 条）`)
  }
}

function wordsOf(signs: FieldSigns, many: ManyFrom): string | null {
  if (signs.garbled > signs.changed * MOST) return '变成了问号或乱码'
  if (signs.isReordered) return '还是原来那些内容，只是换了行：像是整列错位或单独排过序'
  if (signs.emptied > many.emptied && signs.emptied > signs.changed * MOST) return '大批变空了'
  if (signs.turned > signs.changed * MOST) return '多数是月和日换了位置'
  if (signs.days > signs.changed * MOST) return signs.earlier > signs.days * MOST ? '多数比原来早：像是旧表' : null
  if (signs.isLevelled) return '全都成了同一个内容'
  for (const [power, count] of signs.powers)
    if (count > signs.changed * MOST)
      return power > 0 ? `都变为原来的 ${10 ** power} 倍：像是单位变了` : `都变为原来的 ${10 ** -power} 分之一：像是单位变了`
  if (signs.replaced > many.changed && signs.replaced > signs.changed * MOST && signs.isWide && signs.numbers <= signs.changed * MOST)
    return '大批变了'
  return null
}

/** A measure that grows or shrinks, and no code or number of a document. */
const isNumber = (text: string): boolean => /^-?\d{1,12}(\.\d+)?$/.test(text)

/** How a source calls a field of the body or the envelope: by its column where it has one. */
export function fieldNamer(source: Source): (field: string) => string {
  if (source.format === 'json-feed') return (field) => labelOf(source.kind, field.split('.'))
  const rules = Object.entries({ ...source.columns, ...source.envelope })
  return (field) => {
    const found = rules.find(([path]) => {
      const plain = path.replace(/\.\d+/g, '')
      return plain === field || field.startsWith(plain + '.')
    })
    return (found && namesOf(found[1])[0]) ?? labelOf(source.kind, field.split('.'))
  }
}
