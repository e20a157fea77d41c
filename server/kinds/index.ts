import type { Kind } from '../../shared/kinds/index'
import { accident } from './accident/rules'
import type { KindRules } from './define'
import { directive } from './directive/rules'
import { enterprise } from './enterprise/rules'
import { fineAccount } from './fineAccount/rules'
import { hazard } from './hazard/rules'
import { inspection } from './inspection/rules'
import { inventory } from './inventory/rules'
import { notice } from './notice/rules'
import { objection } from './objection/rules'
import { penalty } from './penalty/rules'
import { reply } from './reply/rules'
import { reward } from './reward/rules'
import { site } from './site/rules'
import { zone } from './zone/rules'

/** The rules of every kind, one line each. */
const RULES: { readonly [K in Kind]: KindRules<K> } = {
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
}

export const ruleOf = <K extends Kind>(kind: K): KindRules<K> => RULES[kind]
