import type { ToldAnswer } from '../../shared/api/subscriptions'
import type { Kind } from '../../shared/kinds/index'
import type { DeliveryDeps } from './deps'
import { createOwners, type Owners } from './owner'
import { toldOf } from './told'

/** The door for owners and trading centres, as its routes need it. */
export interface OwnerDoor {
  owners: Owners
  /** how many owners were told of a record */
  told: (kind: Kind, record: string) => Promise<ToldAnswer>
}

export const createOwnerDoor = (deps: DeliveryDeps): OwnerDoor => ({
  owners: createOwners(deps),
  told: (kind, record) => toldOf(deps, kind, record),
})
