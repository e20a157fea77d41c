import { useCallback, useEffect, useMemo, useState } from 'react'
import { createClient, type Client } from '../api/client'
import { PATHS } from '../api/paths'
import type { TipService } from '../api/types'
import { SERVER } from '../config'
import { watchIdle } from '../session/idle'
import type { Keyring } from '../session/keyring'
import { fetchService, type SignedIn } from '../session/signIn'

export interface LiveSession {
  client: Client
  now: () => number
  ring: Keyring | null
  setRing: (ring: Keyring | null) => void
  service: TipService | null
  signOut: () => void
}

/** Holds the one keyring of a session: whatever is put in its place, the keys before it are overwritten. */
function createHolder() {
  let held: Keyring | null = null
  return {
    hold: (next: Keyring | null) => {
      held?.wipe()
      held = next
    },
  }
}

const IDLE_WORDS = (minutes: number) => `${minutes} 分钟没有操作，已自动退出；密钥和拆开的内容已从内存清除。已提交的都在服务里。`

/** A session from sign-in to its end: whichever way it ends, the keys are overwritten. */
export function useSession({ session, key, ahead }: SignedIn, onEnd: (words: string | null) => void): LiveSession {
  const [ring, putRing] = useState<Keyring | null>(null)
  const [service, setService] = useState<TipService | null>(null)
  const [holder] = useState(createHolder)
  const setRing = useCallback(
    (next: Keyring | null) => {
      holder.hold(next)
      putRing(next)
    },
    [holder],
  )
  const now = useCallback(() => Date.now() + ahead, [ahead])
  const end = useCallback(
    (words: string | null) => {
      holder.hold(null)
      onEnd(words)
    },
    [holder, onEnd],
  )
  const client = useMemo(
    () => createClient({ server: SERVER, session: session.session, key, now, onEnded: end }),
    [session.session, key, now, end],
  )
  const leave = useCallback(
    (words: string | null) => {
      // The page forgets at once; a service that cannot be told ends the session by its own clock.
      client.send('DELETE', PATHS.session).catch(() => undefined)
      end(words)
    },
    [client, end],
  )
  useEffect(() => {
    const idle = watchIdle(document, {
      idleMs: session.idleMinutes * 60_000,
      now: () => Date.now(),
      onEnd: () => leave(IDLE_WORDS(session.idleMinutes)),
    })
    return idle.stop
  }, [session.idleMinutes, leave])
  useEffect(() => {
    let current = true
    fetchService(SERVER).then(
      (answer) => current && setService(answer),
      // The pages that need certificates say that they have none.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [])
  const signOut = useCallback(() => leave('已退出。密钥和拆开的内容已从内存清除。'), [leave])
  return { client, now, ring, setRing, service, signOut }
}
