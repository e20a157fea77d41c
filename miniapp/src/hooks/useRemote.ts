import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { RequestError, get } from '@/api/request'
import { keep, kept } from '@/api/storage'

/** Data is asked for again when its page is shown after this long. */
const FRESH_MS = 60_000

/** What a page knows of its data. `data` may be there while loading or after a failure: then it is older, and says so. */
export interface Remote<T> {
  state: 'loading' | 'failed' | 'shown'
  data: T | null
  /** when `data` was got */
  at: number | null
  error: RequestError | null
  reload: () => void
}

/** The answer to a path: painted from the phone's storage first, then fresh. A null path asks for nothing. */
export function useRemote<T>(path: string | null): Remote<T> {
  const [remote, setRemote] = useState<Omit<Remote<T>, 'reload'>>(() => start<T>(path))
  const asked = useRef(path)

  const load = useCallback(() => {
    asked.current = path
    if (path === null) return
    setRemote((before) => ({ ...before, state: 'loading', error: null }))
    get<T>(path).then(
      (data) => {
        if (asked.current !== path) return
        const at = Date.now()
        keep(path, data, at)
        setRemote({ state: 'shown', data, at, error: null })
      },
      (error: RequestError) => {
        if (asked.current === path) setRemote((before) => ({ ...before, state: 'failed', error }))
      },
    )
  }, [path])

  useEffect(() => {
    setRemote(start<T>(path))
    load()
  }, [path, load])

  const age = remote.at
  useDidShow(() => {
    if (age !== null && Date.now() - age > FRESH_MS) load()
  })

  return { ...remote, reload: load }
}

function start<T>(path: string | null): Omit<Remote<T>, 'reload'> {
  const before = path === null ? null : kept<T>(path)
  return { state: 'loading', data: before?.data ?? null, at: before?.at ?? null, error: null }
}
