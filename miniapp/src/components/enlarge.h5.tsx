import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { Tap } from './Tap'

/** A picture that can be seen larger. */
export interface Enlargeable {
  url: string
  alt: string
}

const CLOSE = 'enlarged-close'

/** Frames in which an element of Taro's is surely made. Until then it is hidden for a while, and loses the focus that it had taken. */
const FRAMES = 20

function focusFirst(id: string, frames = FRAMES): void {
  const element = document.getElementById(id)
  if (document.activeElement !== element) element?.focus()
  if (frames > 0) requestAnimationFrame(() => focusFirst(id, frames - 1))
}

/** The picture over the whole window, with a way back: the button, the key, or a tap beside it. Whoever came by keyboard stands again where they were. */
export function useEnlarged(_pictures: readonly Enlargeable[]): { enlarge: (picture: Enlargeable) => void; enlarged: ReactNode } {
  const [picture, setPicture] = useState<Enlargeable | null>(null)
  const from = useRef<Element | null>(null)
  const close = () => {
    setPicture(null)
    if (from.current instanceof HTMLElement) from.current.focus()
  }
  useEffect(() => {
    if (picture === null) return
    focusFirst(CLOSE)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && close()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [picture])
  const enlarge = (one: Enlargeable) => {
    from.current = document.activeElement
    setPicture(one)
  }
  const enlarged = picture && (
    <View className="enlarged" id="enlarged" ariaRole="dialog" aria-modal="true" aria-label={picture.alt} onClick={close}>
      <Image className="enlarged__image" mode="aspectFit" src={picture.url} nativeProps={{ alt: picture.alt }} />
      <Text className="enlarged__words">{picture.alt}</Text>
      <Tap className="button" id={CLOSE} onTap={close}>
        关闭
      </Tap>
    </View>
  )
  return { enlarge, enlarged }
}
