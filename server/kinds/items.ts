import type { Kind } from '../../shared/kinds/index'
import { LISTS, type ItemOf } from '../../shared/kinds/schemas'
import type { Lines } from './define'

/** What is public, by kind. */
export type Models = Readonly<Record<Kind, Lines & { size: number }>>

/** Every public line of a kind, in the order of its list. It is read anew each time: whoever asks for it often keeps what it comes to. */
export const itemsIn = <K extends Kind>(models: Pick<Models, K>, kind: K): ItemOf[K][] =>
  models[kind].first(LISTS[kind].sorts[0], models[kind].size).map((line) => JSON.parse(line) as ItemOf[K])
