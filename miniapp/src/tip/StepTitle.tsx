import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'

/** The heading of a step. It takes the focus when the step begins, so that a screen reader and the keyboard start there. */
export function StepTitle({ step, title, next }: { step: string; title: string; next: string }) {
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') document.getElementById(`step-${step}`)?.focus()
    else void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [step])
  return (
    <View>
      <View id={`step-${step}`} className="title" ariaRole="heading" {...(process.env.TARO_ENV === 'h5' ? { tabindex: -1 } : {})}>
        <Text>{title}</Text>
      </View>
      <Text className="hint step__next">{next}</Text>
    </View>
  )
}
