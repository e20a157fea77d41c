import type { ReplyAnswer, ReplyFiled, ReplyFiling, ReplyProof } from '../../shared/api/replies'
import type { FilingLookup } from '../../shared/api/writer'
import { createGate } from '../gate'
import type { Db } from '../models/index'
import type { TipDoor } from '../tips/index'
import { DOOR, RETRY_S } from '../tips/rules'
import type { ReplyDeps } from './deps'
import { fileReply } from './filing'
import { lookUpReply } from './lookup'
import { proveReply } from './proof'
import { withdrawReply } from './withdrawal'

/** The door for firms that answer a public record in their own words: each of its requests is limited, waits its turn, and is answered. */
export interface ReplyDoor {
  file: (address: string, filing: ReplyFiling) => Promise<ReplyFiled>
  lookUp: (address: string, asked: FilingLookup) => Promise<ReplyAnswer>
  prove: (address: string, proof: ReplyProof) => Promise<ReplyAnswer>
  withdraw: (address: string, asked: FilingLookup) => Promise<ReplyAnswer>
  /** proxies of ours before the service, as the door for reporters knows them */
  trustedProxies: number
  readonly deps: ReplyDeps
}

/** The door for replies beside the door for reporters, which counts its addresses and knows the certificates. */
export function createReplyDoor({ db, tips, record }: { db: Pick<Db, 'replies'>; tips: TipDoor; record: ReplyDeps['record'] }): ReplyDoor {
  const { now, certificates, settings } = tips.deps
  const deps: ReplyDeps = { db, now, certificates, record }
  const gates = {
    replying: createGate(DOOR.file, RETRY_S),
    proving: createGate(DOOR.file, RETRY_S),
    taking_back: createGate(DOOR.file, RETRY_S),
    replying_look: createGate(DOOR.look, RETRY_S),
  }
  const limited = <T>(kind: keyof typeof gates, address: string, ask: () => Promise<T>): Promise<T> => {
    tips.demand(kind, address)
    return gates[kind].pass(ask)
  }
  return {
    file: async (address, filing) =>
      limited('replying', address, async () => {
        tips.demandWork(filing.id, filing.work)
        return fileReply(deps, filing)
      }),
    lookUp: async (address, asked) => limited('replying_look', address, () => lookUpReply(deps, asked)),
    prove: async (address, proof) => limited('proving', address, () => proveReply(deps, proof)),
    withdraw: async (address, asked) => limited('taking_back', address, () => withdrawReply(deps, asked)),
    trustedProxies: settings.trustedProxies,
    deps,
  }
}
