import type { ObjectionDeps } from '../objections/deps'
import type { ReplyDeps } from '../replies/deps'
import type { TipDoor } from '../tips/index'
import type { DeskDeps } from './deps'
import { createPasswords, type Passwords } from './passwords'

/** The door for officers, as its routes need it. */
export interface DeskDoor {
  deps: DeskDeps
  passwords: Passwords
  /** the door for reporters: the desk asks it for certificates, and files through it what was told by telephone */
  tips: TipDoor
  /** what the hall for objections works on */
  objections: ObjectionDeps
  /** what the hall for replies works on */
  replies: ReplyDeps
}

/** What the door for officers has of its own; the rest it shares with the door for reporters. */
export type DeskDoorOptions = Pick<DeskDeps, 'db' | 'settings' | 'publicRecord' | 'pictures' | 'owners'> &
  Pick<DeskDoor, 'tips' | 'objections' | 'replies'>

/** The door for officers. `passwords` only where tests want cheaper ones. */
export function createDeskDoor(
  { db, settings, publicRecord, pictures, owners, tips, objections, replies }: DeskDoorOptions,
  passwords: Passwords = createPasswords(),
): DeskDoor {
  const { now, randomness, certificates } = tips.deps
  return { deps: { db, now, randomness, certificates, settings, publicRecord, pictures, owners }, passwords, tips, objections, replies }
}
