import type { Kind } from '../../../shared/kinds/index'
import type { Body, InputOf } from '../../../shared/kinds/schemas'
import type { GivenOf } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { OWN_TITLES } from '../../kinds/own'
import type { Source } from '../source/sources'

/** What was public of a record, by whichever source. */
export interface Past {
  id: string
  source: string
  /** as `agencyKey` writes it */
  agency: string
  body: Body
}

/** What a row says of its record. */
interface Said {
  /** as `agencyKey` writes it */
  agency: string
  input: InputOf[Kind]
}

/** What a record rests on beside its row. */
export type Rests = Required<Pick<GivenOf<Kind>, 'before' | 'beside' | 'around'>>

/**
 * What records of a kind that goes on rest on while one delivery is read: all that was ever public, what other rows say, known of a whole delivery before any
 * record is made, and what has become of the rows before.
 */
export class Neighbours {
  readonly #source: Pick<Source, 'name' | 'kind'>
  /** what was public, and behind it what this reading has made: a file may tell one thing twice */
  readonly #told: Past[]
  readonly #last: ReadonlyMap<string, Body>
  readonly #said = new Map<string, Said[]>()
  /** the last word of each record in the file that is being listened to; null: rows become records */
  #saying: Map<string, Said> | null = null

  /** `past`: what was ever public of the kind, the last of a record behind. */
  constructor(source: Pick<Source, 'name' | 'kind'>, past: readonly Past[]) {
    this.#source = source
    this.#told = [...past]
    this.#last = new Map(past.map(({ id, body }) => [id, body]))
  }

  /** Reads a file only for what its rows say: `read` passes each of them. */
  async listen(read: () => Promise<void>): Promise<void> {
    const saying = (this.#saying = new Map<string, Said>())
    try {
      await read()
    } finally {
      this.#saying = null
    }
    for (const [id, one] of saying) this.#said.set(id, [...(this.#said.get(id) ?? []), one])
  }

  /** What a row rests on that says something of a record. */
  of(id: string, said: Said): Rests {
    this.#saying?.set(id, said)
    const { isBeside } = ruleOf(this.#source.kind)
    return {
      before: this.#last.get(id) ?? null,
      beside: this.#told
        .filter((one) => one.id !== id || one.source !== this.#source.name)
        .filter(({ source, agency }) => source in OWN_TITLES || isBeside(said.agency, agency))
        .map(({ body }) => body),
      around: [...this.#said].flatMap(([other, rows]) =>
        other === id
          ? []
          : rows
              .filter(({ agency }) => isBeside(said.agency, agency))
              .map(({ input }) => ({ input, before: this.#last.get(other) ?? null })),
      ),
    } as Rests
  }

  /** Knows what has become of a row. */
  made(one: Omit<Past, 'source'>): void {
    if (this.#saying === null) this.#told.push({ ...one, source: this.#source.name })
  }
}
