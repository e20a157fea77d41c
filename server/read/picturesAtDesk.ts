import type { DeskPicture } from '../../shared/api/deskPictures'
import type { PictureDecision } from '../../shared/evidence'
import { SHOWN_STATES } from '../../shared/envelope'
import { ruleOf } from '../kinds/index'
import type { RecordDb } from '../models/index'
import type { PictureAtDeskDoc } from '../models/pictureAtDesk'
import { pictureOf } from '../models/pictureBytes'
import { addDecision, decisionsAfter, decisionsMade } from '../models/pictureDecision'
import { OPEN_END, type VersionDoc } from '../models/version'
import type { PublishedView } from './published'

type Store = Pick<RecordDb, 'versions' | 'picturesAtDesk' | 'pictureDecisions' | 'pictureBytes'>
type Named = Pick<VersionDoc, 'kind' | 'id' | 'body' | 'agency'>

/** The pictures that the desk is asked about: all that it is told of the record. */
export interface PicturesAtDesk {
  /** of records that are public now: those that wait first, then what was decided, the newest first */
  list: () => Promise<DeskPicture[]>
  /** what was drawn of one; null where none is listed by that original, or its bytes are gone */
  bytes: (original: string) => Promise<Buffer | null>
  decide: (decided: { original: string; decision: PictureDecision; by: string }) => Promise<void>
}

/** The pictures that wait for the desk, and what it has said of them. */
export function picturesAtDeskIn(db: Store, view: Pick<PublishedView, 'today'>, now: () => Date): PicturesAtDesk {
  const listed = async (of: { original?: string }): Promise<DeskPicture[]> => {
    const models = view.today()?.models
    const asked = (await db.picturesAtDesk.find(of).sort({ _id: 1 }).lean<PictureAtDeskDoc[]>()).filter(
      ({ kind, record }) => models?.[kind].find(record)?.id === record,
    )
    const named = await recordsOf(asked, db)
    const decided = await decisionsAfter(db, await decisionsMade(db))
    const kept = await keptOf(asked, db)
    const found = new Map<string, DeskPicture>()
    for (const { original, shown, width, height, kind, record, stage, takenOn } of asked) {
      const version = named.get(`${kind}/${record}`)
      if (!version?.body) continue
      const { decision = null, at = null } = decided.get(original) ?? {}
      const canSee = kept.has(shown)
      const one = found.get(original) ?? { original, width, height, of: [], decision, decidedAt: at?.toISOString() ?? null, canSee }
      const title = ruleOf(kind).title(version.body) ?? UNNAMED
      found.set(original, { ...one, of: [...one.of, { kind, record, title, agency: version.agency, stage, takenOn }] })
    }
    return [...found.values()].sort(byTurn)
  }
  return {
    list: () => listed({}),
    bytes: async (original) => {
      // A page asks for as many as are listed: none of them reads all.
      if ((await listed({ original })).length === 0) return null
      const one = await db.picturesAtDesk.findOne({ original }, { shown: 1 }).lean<Pick<PictureAtDeskDoc, 'shown'>>()
      return one && pictureOf(db, one.shown)
    },
    decide: ({ original, decision, by }) => addDecision(db, { original, decision, by, at: now() }),
  }
}

const UNNAMED = '没有名称的记录'

/** What waits comes first; of the rest the newest decision. */
const byTurn = (one: DeskPicture, other: DeskPicture): number => rankOf(other) - rankOf(one)
const rankOf = ({ decidedAt }: DeskPicture): number => (decidedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(decidedAt))

async function recordsOf(asked: readonly PictureAtDeskDoc[], { versions }: Pick<Store, 'versions'>): Promise<Map<string, Named>> {
  const found = new Map<string, Named>()
  for (const kind of new Set(asked.map((one) => one.kind))) {
    const ids = [...new Set(asked.filter((one) => one.kind === kind).map(({ record }) => record))]
    const open = { kind, id: { $in: ids }, to: OPEN_END, state: { $in: [...SHOWN_STATES] } }
    for (const one of await versions.find(open, { kind: 1, id: 1, body: 1, agency: 1 }).lean<Named[]>()) found.set(`${kind}/${one.id}`, one)
  }
  return found
}

async function keptOf(asked: readonly PictureAtDeskDoc[], { pictureBytes }: Pick<Store, 'pictureBytes'>): Promise<Set<string>> {
  const hashes = { _id: { $in: [...new Set(asked.map(({ shown }) => shown))] } }
  return new Set((await pictureBytes.find(hashes, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id))
}
