import type { Kind } from '../../../shared/kinds/index'
import type { Described } from '../described'
import { accident } from './accident'
import { enterprise } from './enterprise'
import { notice } from './notice'
import { penalty } from './penalty'
import { zone } from './zone'

/** What the page of kinds says of each, one line a kind. */
export const DESCRIBED: Readonly<Record<Kind, Described>> = { enterprise, accident, notice, penalty, zone }
