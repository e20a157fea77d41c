import { createContext, useContext } from 'react'
import type { Client } from '../api/client'
import type { Session, TipService } from '../api/types'
import type { Keyring } from '../session/keyring'

export type Page =
  | { at: 'queue' }
  | { at: 'case'; id: string }
  | { at: 'register' }
  | { at: 'pictures' }
  | { at: 'owners' }
  | { at: 'rewrap' }
  | { at: 'keys' }
  | { at: 'rewards' }
  | { at: 'audit'; tip?: string }
  | { at: 'officers' }
  | { at: 'objections' }
  | { at: 'objectionCase'; number: string }
  | { at: 'replies' }
  | { at: 'replyCase'; number: string }

/** What every page of a signed-in officer can reach. */
export interface Desk {
  session: Session
  client: Client
  /** time of the service in milliseconds */
  now: () => number
  ring: Keyring | null
  setRing: (ring: Keyring | null) => void
  service: TipService | null
  page: Page
  go: (page: Page) => void
  /** told how many pictures wait, which the navigation shows */
  setWaiting: (count: number) => void
  /** shows a sentence until the next one */
  say: (words: string) => void
}

export const DeskContext = createContext<Desk | null>(null)

/** The desk of the signed-in officer. Throws outside of it: a page without an officer is a mistake. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('no officer is signed in')
  return desk
}
