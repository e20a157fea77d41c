import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useUnload } from '@tarojs/taro'
import { nameAddress } from '@/api/address'
import { draftUrl } from '@/text/links'
import type { Draft } from './draft'
import { beginDraft, keepDraft, readDraft } from './drafts'
import { sentenceOf } from './words'

/** A draft is kept this long after the last letter. */
const QUIET_MS = 400

export interface DraftInHand {
  draft: Draft | null
  /** a sentence where there is no draft, or it could not be kept */
  fault: string | null
  change: (patch: Partial<Draft>) => void
  /** keeps what is not kept yet; resolves when it is in the store */
  flush: () => Promise<void>
  /** nothing is kept any more: it was sent or deleted */
  letGo: () => void
}

type Start = Parameters<typeof beginDraft>[0] & { draft: string | undefined }

/** The draft of a page: one that is there, or a new one; every change is kept, sealed, shortly after. */
export function useDraft(start: Start): DraftInHand {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const latest = useRef<Draft | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const from = useRef(start)

  const hold = useCallback((next: Draft) => {
    latest.current = next
    setDraft(next)
  }, [])

  useEffect(() => {
    const { draft: id, ...begun } = from.current
    const found = id === undefined ? beginDraft(begun) : readDraft(id)
    found.then(
      (one) => (one ? hold(one) : setFault('这份草稿已经发出或删去了。')),
      (error: unknown) => setFault(sentenceOf(error)),
    )
  }, [hold])

  const flush = useCallback(async () => {
    if (timer.current) clearTimeout(timer.current)
    const pending = timer.current !== null && latest.current !== null
    timer.current = null
    if (!pending || !latest.current) return
    try {
      const { id } = await keepDraft(latest.current, Date.now())
      setFault(null)
      // Whoever loads this page again finds this draft and does not begin another.
      if (from.current.draft === undefined) nameAddress(draftUrl(id))
    } catch (error) {
      console.warn('a draft could not be kept', error instanceof Error ? error.name : '')
      setFault('草稿没有存下来，可能是手机存储已满。请不要关闭本页，清出一些空间后再改一个字。')
    }
  }, [])

  const change = useCallback(
    (patch: Partial<Draft>) => {
      if (!latest.current) return
      hold({ ...latest.current, ...patch })
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), QUIET_MS)
    },
    [hold, flush],
  )

  const letGo = useCallback(() => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    latest.current = null
  }, [])

  useDidHide(() => void flush())
  useUnload(() => void flush())
  return { draft, fault, change, flush, letGo }
}
