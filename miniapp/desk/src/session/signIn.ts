import { plainRequest } from '../api/client'
import { PATHS } from '../api/paths'
import type { Session, SignIn, TipService } from '../api/types'
import { newSessionKey, type SessionKey } from './sessionKey'

/** A session with the key that proves it, and how far the clock of the service is ahead of ours, in milliseconds. */
export interface SignedIn {
  session: Session
  key: SessionKey
  ahead: number
}

export type Credentials = Omit<SignIn, 'sessionKey'>

/** What everybody may know of the service: certificates, its time, whether it is a demonstration. */
export const fetchService = async (server: string): Promise<TipService> =>
  (await (await plainRequest(server, PATHS.service)).json()) as TipService

/** Signs in with a key made for this session. Throws Failure. */
export async function signIn(server: string, credentials: Credentials): Promise<SignedIn> {
  const key = await newSessionKey()
  const body: SignIn = { ...credentials, sessionKey: key.publicKey }
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const session = (await (await plainRequest(server, PATHS.signIn, init)).json()) as Session
  const { now } = await fetchService(server)
  return { session, key, ahead: Date.parse(now) - Date.now() }
}
