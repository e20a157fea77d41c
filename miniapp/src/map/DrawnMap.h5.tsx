import { useEffect, useRef, useState } from 'react'
import { Failure } from '@/components/Loaded'
import type { Box } from './box'
import type { DrawnMark } from './marks'
import type { DrawnMapProps } from './props'
import type { Drawing } from './leaflet'

/** The map in a browser. Its library comes with it and not before; without it there is the list still. */
export function DrawnMap({ label, look, marks, outlines, ground = null, hasList = true, onMoved, onTap }: DrawnMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [isLost, setLost] = useState(false)
  const [isGroundLost, setGroundLost] = useState(false)
  const told = useRef({ onMoved, onTap })
  useEffect(() => {
    told.current = { onMoved, onTap }
  })

  useEffect(() => {
    let isOver = false
    let made: Drawing | null = null
    import(/* webpackChunkName: "leaflet" */ './leaflet').then(
      ({ drawOn }) => {
        if (isOver || place.current === null || buttons.current === null) return
        const tell = {
          onMoved: (seen: Box) => told.current.onMoved(seen),
          onTap: (mark: DrawnMark) => told.current.onTap(mark),
        }
        made = drawOn(place.current, buttons.current, tell, { ground, onLost: () => setGroundLost(true) })
        setDrawing(made)
      },
      () => {
        if (!isOver) setLost(true)
      },
    )
    return () => {
      isOver = true
      made?.remove()
    }
  }, [attempt, ground])

  useEffect(() => drawing?.look(look), [drawing, look])
  useEffect(() => drawing?.outline(outlines), [drawing, outlines])
  useEffect(() => drawing?.mark(marks), [drawing, marks])

  /** Leads a keyboard past the marks. */
  const skip = () => place.current?.closest('.page')?.querySelector<HTMLElement>('#list-of-box')?.focus()
  const again = () => {
    setLost(false)
    setAttempt(attempt + 1)
  }
  if (isLost) return <Failure message={`地图没有下载完。${hasList ? '下面的列表是同样的内容；' : ''}联网后可以重试。`} onRetry={again} />
  return (
    <>
      {hasList && (
        <button className="map__skip" onClick={skip}>
          跳过地图，看列表
        </button>
      )}
      <div className="map__buttons" ref={buttons} />
      <div className="map__canvas" id="map" role="region" aria-label={label} ref={place} />
      {isGroundLost && (
        <p className="hint" id="ground-lost" role="status">
          有些底图没有取到。点、片区和列表不受影响。
        </p>
      )}
    </>
  )
}
