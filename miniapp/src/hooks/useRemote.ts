import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { get, type RequestError } from '@/api/request'
import { forget, keep, kept } from '@/api/storage'

/** Data is asked for again when its page is shown after this long. */
const FRESH_MS = 60_000
/** Told whenever an answer has arrived: what failed for want of a network tries again by itself. */
const CONNECTED = 'connected'

/** What a page knows of its data. `data` may be there while loading or after a failure: then it is older, and says so. */
export interface Remote<T> {
  state: 'loading' | 'failed' | 'shown'
  data: T | null
  /** when `data` was got */
  at: number | null
  error: RequestError | null
  reload: () => void
}

interface Known<T> extends Omit<Remote<T>, 'reload'> {
  /** what it is the answer to */
  path: string | null
}

/** What was asked of the page's path, counted: a person who pulls twice has two questions on their way, answered in any order. */
interface Questions {
  path: string | null
  asked: number
  /** the one whose answer is shown */
  answered: number
}

/** The answer to a path: painted from the phone's storage first, then fresh. A null path asks for nothing. */
export function useRemote<T>(path: string | null): Remote<T> {
  const [known, setKnown] = useState<Known<T>>(() => start<T>(path))
  // An answer to another path is none: the page begins anew with what the phone kept of this one.
  const remote = known.path === path ? known : start<T>(path)
  const questions = useRef<Questions>({ path, asked: 0, answered: 0 })

  const ask = useCallback(() => {
    const own = questions.current
    if (path === null) return
    const number = ++own.asked
    get<T>(path).then(
      (data) => {
        if (questions.current !== own || number < own.answered) return
        own.answered = number
        const at = Date.now()
        keep(path, data, at)
        setKnown({ path, state: 'shown', data, at, error: null })
        Taro.eventCenter.trigger(CONNECTED)
      },
      (error: RequestError) => {
        // A later question has been answered, or will be.
        if (questions.current !== own || number < own.asked) return
        // What the service says is not there must not go on being shown from memory.
        const isGone = error.code === 'record_not_found' || error.code === 'run_not_found'
        if (isGone) forget(path)
        setKnown((before) => ({ ...(before.path === path && !isGone ? before : start<T>(path)), state: 'failed', error }))
      },
    )
  }, [path])

  const reload = useCallback(() => {
    // Somebody may still hold the way to ask for a former path.
    if (questions.current.path !== path) return
    setKnown((before) => ({ ...(before.path === path ? before : start<T>(path)), state: 'loading', error: null }))
    ask()
  }, [path, ask])

  useEffect(() => {
    questions.current = { path, asked: 0, answered: 0 }
    ask()
  }, [path, ask])

  useDidShow(() => {
    // Not beside a question that is on its way: a page is shown as it opens, too.
    if (remote.state !== 'loading' && remote.at !== null && Date.now() - remote.at > FRESH_MS) reload()
  })

  const isOffline = remote.state === 'failed' && remote.error?.code === 'offline'
  useEffect(() => {
    if (!isOffline) return undefined
    Taro.eventCenter.on(CONNECTED, reload)
    return () => void Taro.eventCenter.off(CONNECTED, reload)
  }, [isOffline, reload])

  usePullDownRefresh(() => {
    reload()
    void Taro.stopPullDownRefresh()
  })

  const { path: _path, ...shown } = remote
  return { ...shown, reload }
}

function start<T>(path: string | null): Known<T> {
  const before = path === null ? null : kept<T>(path)
  return { path, state: 'loading', data: before?.data ?? null, at: before?.at ?? null, error: null }
}
