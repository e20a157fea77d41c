import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'

/** The heading of a step. It takes the focus when the step begins, so that a screen reader and the keyboard start there. */
export function StepTitle({ step, title, next }: { step: string; title: string; next: string }) {
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') return focusSoon(`step-${step}`)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    return undefined
  }, [step])
  return (
    <View>
      <View id={`step-${step}`} className="title" ariaRole="heading">
        <Text>{title}</Text>
      </View>
      <Text className="hint step__next">{next}</Text>
    </View>
  )
}

/** A page that slides in cannot take the focus yet, or loses it on the way: it is offered for so many frames. */
const FRAMES = 120

/** Gives the focus to an element until a person has put it elsewhere. Returns the giving up. */
function focusSoon(id: string): () => void {
  let frame = 0
  let left = FRAMES
  // Of a step that follows it is the button that led here, which stays: once the heading had the focus, who has it again was chosen by a person.
  let before = document.activeElement
  const offer = () => {
    const element = document.getElementById(id)
    const active = document.activeElement
    if (active === element) before = element
    // What had it before is on the page that goes; anything else a person has chosen.
    if (active !== null && ![document.body, before, element].includes(active)) return
    // A heading takes the focus from us and is no stop of the tab key.
    element?.setAttribute('tabindex', '-1')
    if (document.activeElement !== element) element?.focus()
    if (left-- > 0) frame = requestAnimationFrame(offer)
  }
  offer()
  return () => cancelAnimationFrame(frame)
}
