import type { Day } from '../../../shared/codes/dates'
import { agencyKey } from '../../../shared/codes/fold'
import type { FineAgency } from '../../../shared/kinds/fineAccount/money'
import type { Kind } from '../../../shared/kinds/index'
import { itemsIn, type Models } from '../items'
import { fineMoneyOf } from './agencies'

const kept = new WeakMap<object, { penalty: object; day: Day; agencies: FineAgency[] }>()

/** The same of what is public, computed once an edition and day. */
export function fineMoneyIn(models: Models, day: Day): FineAgency[] {
  const { fineAccount, penalty } = models
  const before = kept.get(fineAccount)
  if (before?.penalty === penalty && before.day === day) return before.agencies
  const accounts = itemsIn(models, 'fineAccount')
  const agencies = fineMoneyOf(accounts, accounts.length === 0 ? [] : itemsIn(models, 'penalty'), day)
  kept.set(fineAccount, { penalty, day, agencies })
  return agencies
}

/** What an answer says: of one agency all of it, of all of them no lists and no months. */
export function asked(agencies: readonly FineAgency[], agency: string | undefined): FineAgency[] {
  if (agency !== undefined) return agencies.filter((one) => agencyKey(one.agency) === agencyKey(agency))
  return agencies.map((one) => ({ ...one, months: null, signals: one.signals.map((signal) => ({ ...signal, records: null })) }))
}

/** Whose facts these are. */
export const FINE_MONEY_KINDS: readonly Kind[] = ['fineAccount', 'penalty']
