import { randomBytes } from 'node:crypto'
import { DEMO_ROOT_PUBLIC } from '../shared/tips/demo'
import type { CitySettings } from '../shared/api/city'
import type { Randomness } from '../shared/tips/crypto/bytes'
import { CityError } from './city'
import type { DeskDeps } from './desk/deps'
import { createDeskDoor, type DeskDoor } from './desk/index'
import { isDemonstration, openDemonstration, type Demonstration } from './demo/index'
import type { Env } from './env'
import type { Log } from './log'
import type { Db } from './models/index'
import type { ObjectionDeps } from './objections/deps'
import { createObjectionDoor, type ObjectionDoor } from './objections/index'
import type { ReplyDeps } from './replies/deps'
import { createReplyDoor, type ReplyDoor } from './replies/index'
import type { Checks } from './tips/checks/index'
import { createTipDoor, type TipDoor } from './tips/index'
import { demandRealKeys } from './tips/realKeys'
import { tipSettingsOf, type TipSettings } from './tips/settings'

/** A division that is none: the door for reporters is closed, and only says why. */
const NO_DIVISION = '000000'

export interface DoorSettings {
  tips: TipSettings
  demonstration: Demonstration | null
  /** the root that the web page must be built with: hex, `demo`, or '' */
  webRoot: string
}

export const randomness: Randomness = (length) => new Uint8Array(randomBytes(length))

/**
 * What the doors for reporters and officers are told. Throws DemoKeyError where demonstration keys are set in production, and
 * CityError where a city that takes tips has no division.
 */
export function doorSettingsOf(env: Env, city: CitySettings, now: () => Date): DoorSettings {
  if (isDemonstration(env)) {
    const demonstration = openDemonstration({ dataDir: env.DATA_DIR, now, randomness })
    const { certificatesFile, canaryFile } = demonstration.keys()
    const own = { ...env, TIP_ROOT_PUBLIC_KEY: DEMO_ROOT_PUBLIC, TIP_CERTIFICATES: certificatesFile, TIP_CANARY_KEYS: canaryFile }
    return { tips: tipSettingsOf(own, city.division ?? NO_DIVISION), demonstration, webRoot: 'demo' }
  }
  if (env.TIP_ROOT_PUBLIC_KEY !== undefined && city.division === null)
    throw new CityError('设置了 TIP_ROOT_PUBLIC_KEY，要收举报；请在城市设置（CITY）里写 division：六位行政区划代码')
  const tips = tipSettingsOf(env, city.division ?? NO_DIVISION)
  demandRealKeys(tips)
  return { tips, demonstration: null, webRoot: tips.demonstration ? 'demo' : (env.TIP_ROOT_PUBLIC_KEY ?? '') }
}

export interface Doors {
  tips: TipDoor
  desk: DeskDoor
  objections: ObjectionDoor
  replies: ReplyDoor
}

/** The doors for reporters, for whom a record names, for firms that answer one and for officers, over one store and under the same certificates. */
export async function openDoors(given: {
  env: Env
  settings: TipSettings
  db: Db
  now: () => Date
  log: Log
  checks: Checks
  publicRecord: DeskDeps['publicRecord']
  pictures: DeskDeps['pictures']
  record: ReplyDeps['record'] & ObjectionDeps['record']
  owners: DeskDeps['owners']
  /** what is free on the disk that tips are written to; absent: it is not ours to look at */
  freeBytes?: () => number
}): Promise<Doors> {
  const { env, settings, db, now, log, checks, publicRecord, pictures, record, owners, freeBytes } = given
  const tips = createTipDoor({ db, now, randomness, log, settings, checks, ...(freeBytes ? { freeBytes } : {}) })
  await tips.start()
  const objections = createObjectionDoor({ db, tips, record })
  const replies = createReplyDoor({ db, tips, record })
  const desk = createDeskDoor({
    db,
    tips,
    objections: objections.deps,
    replies: replies.deps,
    publicRecord,
    pictures,
    owners,
    settings: {
      rewardBudgetFen: env.TIP_REWARD_BUDGET_FEN ?? null,
      anonymousReward: settings.anonymousReward !== null,
      demonstration: settings.demonstration,
    },
  })
  return { tips, desk, objections, replies }
}
