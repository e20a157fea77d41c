/** Ends something after a time without input. */

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const
const LOOK_EVERY_MS = 5_000

export interface Idle {
  stop: () => void
}

/**
 * Calls `onEnd` once no key was pressed and nothing was pointed at for `idleMs`. It compares times instead of counting, since
 * a machine that slept counts nothing.
 */
export function watchIdle(target: EventTarget, { idleMs, now, onEnd }: { idleMs: number; now: () => number; onEnd: () => void }): Idle {
  let last = now()
  const alive = () => {
    if (now() - last < idleMs) last = now()
  }
  const look = () => {
    if (now() - last < idleMs) return
    stop()
    onEnd()
  }
  const tick = setInterval(look, LOOK_EVERY_MS)
  const stop = () => {
    clearInterval(tick)
    for (const sign of SIGNS_OF_LIFE) target.removeEventListener(sign, alive)
  }
  for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, alive, { passive: true })
  return { stop }
}
