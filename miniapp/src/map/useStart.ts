import { useEffect, useState } from 'react'
import type { MapAnswer } from '@shared/api/map'
import { get, withQuery, type RequestError } from '@/api/request'
import { boxText, type Box } from './box'
import { firstBox } from './firstBox'

/** Where a map is opened. */
export interface Start {
  /** null until it is known */
  box: Box | null
  /** nothing of the kind lies anywhere */
  isNowhere: boolean
  error: RequestError | null
  retry: () => void
}

type Known = Omit<Start, 'retry'>
const UNKNOWN: Known = { box: null, isNowhere: false, error: null }

/**
 * Where a map is opened: where its address says, else where what is asked for lies, else where anything of the kind does. `plain` is the path of
 * the map without filters, `asked` the same with them.
 */
export function useStart(given: Box | null, asked: string, plain: string): Start {
  const [known, setKnown] = useState<Known>({ ...UNKNOWN, box: given })
  const [attempt, setAttempt] = useState(0)
  // Later choices leave the map where it is.
  const [first] = useState(asked)
  const isGiven = given !== null
  useEffect(() => {
    if (isGiven) return undefined
    let isOver = false
    const tell = (next: Known) => {
      if (!isOver) setKnown(next)
    }
    find(first, plain).then(
      (box) => tell({ box, isNowhere: box === null, error: null }),
      (error: RequestError) => tell({ ...UNKNOWN, error }),
    )
    return () => {
      isOver = true
    }
  }, [isGiven, first, plain, attempt])
  const retry = () => {
    setKnown(UNKNOWN)
    setAttempt(attempt + 1)
  }
  return { ...known, retry }
}

const askBy = (path: string) => (box: Box) => get<MapAnswer>(withQuery(path, { box: boxText(box) }))

const find = async (asked: string, plain: string): Promise<Box | null> =>
  (await firstBox(askBy(asked))) ?? (asked === plain ? null : firstBox(askBy(plain)))
