import { unhex, type Randomness } from '../../shared/tips/crypto/bytes'
import type { AboutRecord } from '../../shared/tips/content'
import { DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import type { Desk } from '../../shared/tips/words'
import type { DeskDeps, Officer } from '../desk/deps'
import { NO_PICTURES } from '../desk/pictures'
import type { Log } from '../log'
import type { Db } from '../models/index'
import { makeSampleTips, type SampleTips } from '../sample/tips/index'
import type { Hand } from '../sample/tips/paths'
import { createTipDoor } from '../tips/index'
import type { TipSettings } from '../tips/settings'
import type { DemoKeys } from './keys'

export interface DemoSample {
  db: Db
  settings: TipSettings
  keys: DemoKeys
  desk: DeskDeps['settings']
  /** what is public of hazards, and the most urgent one */
  publicRecord: DeskDeps['publicRecord']
  urgent: AboutRecord | null
  randomness: Randomness
  log: Log
  now: Date
}

/** Fills the demonstration's desk with sample tips. Its doors are its own: their clock is set back, and nobody else's. */
export async function fillDemoDesk({
  db,
  settings,
  keys,
  desk,
  randomness,
  log,
  now: today,
  publicRecord,
  urgent,
}: DemoSample): Promise<SampleTips> {
  let clock = today
  const now = () => clock
  const door = createTipDoor({ db, now, randomness, log, settings })
  await door.start()
  const held = new Map((['work-safety', 'oversight'] as const).map((one) => [one, keys.keysOf(one, 'handler')] as const))
  return makeSampleTips(
    {
      tips: door.deps,
      desk: { db, now, randomness, certificates: door.deps.certificates, settings: desk, publicRecord, pictures: NO_PICTURES },
      keys: { root: unhex(DEMO_ROOT_PUBLIC, 65), of: (one) => held.get(one) ?? [] },
      officers: handsOf,
      urgent,
      setClock: (at) => {
        clock = at
      },
    },
    today,
  )
}

const officer = (id: string, role: Officer['role'], desk: Desk): Officer => ({ is: 'officer', id, role, desk })

/** Who does what at a desk: at the supervisor's own, its two officers handle tips. */
function handsOf(desk: Desk): Record<Hand, Officer> {
  const supervisor = officer('jiandu1', 'oversight', 'oversight')
  const payer = officer('fafang1', 'payer', 'work-safety')
  return desk === 'oversight'
    ? { first: supervisor, second: officer('jiandu2', 'oversight', desk), payer, supervisor }
    : { first: officer('jingban1', 'handler', desk), second: officer('jingban2', 'handler', desk), payer, supervisor }
}
