import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { Tap } from './Tap'

/** Tallest frame by its width: a tall picture is seen whole within it. */
const TALLEST = 4 / 3

interface PictureProps {
  url: string
  alt: string
  /** height by width: its place is kept before it is there */
  ratio: number
  /** said in its place where it does not come */
  lost: string
  onTap: () => void
}

/** A picture of the service in the width of its column, which opens larger. It is fetched when it comes into sight. */
export function Picture({ url, alt, ratio, lost, onTap }: PictureProps) {
  const [isLost, setLost] = useState(false)
  if (isLost) return <NoPicture words={lost} />
  return (
    <Tap className="picture" label={`放大看${alt}`} onTap={onTap}>
      <View className="picture__frame" style={{ paddingBottom: `${Math.min(ratio, TALLEST) * 100}%` }}>
        <Image
          className="picture__image"
          mode="aspectFit"
          src={url}
          ariaLabel={alt}
          aria-label={alt}
          onError={() => setLost(true)}
          {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt, loading: 'lazy' } } : { lazyLoad: true })}
        />
      </View>
    </Tap>
  )
}

/** What stands where there is no picture: why. */
export function NoPicture({ words }: { words: string }) {
  return (
    <View className="picture picture--none">
      <Text>{words}</Text>
    </View>
  )
}
