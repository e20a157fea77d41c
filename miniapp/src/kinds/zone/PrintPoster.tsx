import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { codePicturePath, plainPath } from '@shared/kinds/plain'
import { absoluteUrl } from '@/api/request'
import { Tap } from '@/components/Tap'
import { useCity } from '@/hooks/useCity'
import type { ViewProps } from '../define'
import { POSTER_SHEETS, posterOf } from './poster'
import { CAN_PRINT, printPoster } from './printPoster'

/** The ways to print the board of a zone for the wall. */
export function PrintPoster({ body, answer, today }: Pick<ViewProps<'zone'>, 'body' | 'answer' | 'today'>) {
  const [said, setSaid] = useState<string | null>(null)
  const city = useCity()
  if (!CAN_PRINT) return <Text className="hint">要打印公示牌，请在电脑的浏览器里打开本页。</Text>
  const path = plainPath('zone', body.code)
  const codes = {
    // An office may open this page by an address of its own, which nobody in the street can reach.
    address: city?.publicUrl === undefined ? absoluteUrl(path) : city.publicUrl + path,
    miniProgramCode: city?.miniProgramCodes ? codePicturePath('zone', body.code) : null,
  }
  return (
    <View className="actions" id="print-poster">
      {POSTER_SHEETS.map((size) => (
        <Tap
          key={size}
          className="button"
          id={`print-poster-${size}`}
          onTap={() => void printPoster(posterOf(body, answer, codes, today), size).then(setSaid)}
        >
          打印公示牌（{size}）
        </Tap>
      ))}
      {said !== null && (
        <View className="hint hint--warn" ariaRole="status">
          {said}
        </View>
      )}
    </View>
  )
}
