/** How long a page slides in, in milliseconds, and after how many it begins: Taro's own figures. */
const SLIDES = { duration: 300, delay: 50 }

/** Lets pages stand at once where a person has asked the system for less motion, from the moment at which that is asked. */
export function heedReducedMotion(): void {
  const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)')
  const unlessReduced = (ms: number) => (isReduced.matches ? 0 : ms)
  window.__taroAppConfig.animation = {
    get duration() {
      return unlessReduced(SLIDES.duration)
    },
    get delay() {
      return unlessReduced(SLIDES.delay)
    },
  }
}
