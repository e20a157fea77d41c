import type { Kind } from '@shared/kinds/index'
import { accident } from './accident/index'
import type { KindPages } from './define'
import { directive } from './directive/index'
import { enterprise } from './enterprise/index'
import { fineAccount } from './fineAccount/index'
import { hazard } from './hazard/index'
import { inspection } from './inspection/index'
import { inventory } from './inventory/index'
import { notice } from './notice/index'
import { objection } from './objection/index'
import { penalty } from './penalty/index'
import { reply } from './reply/index'
import { reward } from './reward/index'
import { site } from './site/index'
import { zone } from './zone/index'

/** The pages of every kind, one line each; joined records stand in this order. */
export const PAGES: { readonly [K in Kind]: KindPages<K> } = {
  enterprise,
  accident,
  penalty,
  hazard,
  inspection,
  site,
  notice,
  directive,
  objection,
  reply,
  fineAccount,
  reward,
  zone,
  inventory,
}

/** The pages of some kind: what is shown by them comes from an answer of the same kind. */
export const pagesOf = (kind: Kind) => PAGES[kind] as unknown as KindPages<Kind>
