import type { ObjectionAnswer, ObjectionFiled, ObjectionFiling } from '../../shared/api/objections'
import type { FilingLookup } from '../../shared/api/writer'
import { createGate } from '../gate'
import type { Db } from '../models/index'
import type { TipDoor } from '../tips/index'
import { DOOR, RETRY_S } from '../tips/rules'
import type { ObjectionDeps } from './deps'
import { fileObjection } from './filing'
import { lookUpObjection } from './lookup'

/** The door for whom a public record names: each of its requests is limited, waits its turn, and is answered. */
export interface ObjectionDoor {
  file: (address: string, filing: ObjectionFiling) => Promise<ObjectionFiled>
  lookUp: (address: string, asked: FilingLookup) => Promise<ObjectionAnswer>
  /** proxies of ours before the service, as the door for reporters knows them */
  trustedProxies: number
  readonly deps: ObjectionDeps
}

/** The door for objections beside the door for reporters, which counts its addresses and knows the certificates. */
export function createObjectionDoor(given: { db: Pick<Db, 'objections'>; tips: TipDoor; record: ObjectionDeps['record'] }): ObjectionDoor {
  const { db, tips, record } = given
  const { now, certificates, settings } = tips.deps
  const deps: ObjectionDeps = { db, now, certificates, record }
  const gates = { objecting: createGate(DOOR.file, RETRY_S), objecting_look: createGate(DOOR.look, RETRY_S) }
  const limited = <T>(kind: keyof typeof gates, address: string, ask: () => Promise<T>): Promise<T> => {
    tips.demand(kind, address)
    return gates[kind].pass(ask)
  }
  return {
    file: async (address, filing) =>
      limited('objecting', address, async () => {
        tips.demandWork(filing.id, filing.work)
        return fileObjection(deps, filing)
      }),
    lookUp: async (address, asked) => limited('objecting_look', address, () => lookUpObjection(deps, asked)),
    trustedProxies: settings.trustedProxies,
    deps,
  }
}
