import type { DeskOwnersAnswer, OwnerDecided, OwnerDecisionBody } from '../../shared/api/deskOwners'
import { ApiError } from '../errors'
import { audit } from './audit'
import type { DeskDeps, Officer, OwnersToConfirm } from './deps'

/** Where nobody subscribes. */
const NO_OWNERS: OwnersToConfirm = { list: async () => [], decide: async () => false }

/** The desk that knows firms and owners: the other one oversees officials. */
const CONFIRMS = 'work-safety'

const demandDesk = ({ desk }: Officer): void => {
  if (desk !== CONFIRMS) throw new ApiError('forbidden')
}

/** Whose code waits for confirmation. */
export async function listOwners({ owners = NO_OWNERS }: DeskDeps, officer: Officer): Promise<DeskOwnersAnswer> {
  demandDesk(officer)
  return { items: await owners.list() }
}

/**
 * What an officer has found out of a code, with a line of the audit. Throws `subscription_not_found` where it does not wait any more, `case_changed`
 * where it has taken another code or name than the officer saw.
 */
export async function decideOwner(
  deps: DeskDeps,
  officer: Officer,
  id: string,
  { confirmed, how, code, name }: OwnerDecisionBody,
): Promise<OwnerDecided> {
  demandDesk(officer)
  const { owners = NO_OWNERS } = deps
  const one = (await owners.list()).find((owner) => owner.id === id)
  if (one === undefined) throw new ApiError('subscription_not_found')
  if (one.code !== code || one.name !== name) throw new ApiError('case_changed')
  const detail = `${one.code} ${confirmed ? '核对属实' : '没有核对到'}：${how}`
  await audit(deps, { officer: officer.id, role: officer.role, action: 'owner', detail })
  if (!(await owners.decide(one, confirmed))) throw new ApiError('case_changed')
  return { confirmed }
}
