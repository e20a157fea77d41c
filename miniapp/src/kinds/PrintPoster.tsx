import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { codePicturePath, type PlainKind } from '@shared/kinds/plain'
import { Tap } from '@/components/Tap'
import { useCity } from '@/hooks/useCity'
import { usePlainAddress } from '@/hooks/usePlainAddress'
import { POSTER_SHEETS, type Poster, type PosterCodes } from './poster'
import { CAN_PRINT, printPoster } from './printPoster'

interface PrintPosterProps {
  kind: PlainKind
  /** by which its plain address names the record */
  code: string
  poster: (codes: PosterCodes) => Poster
}

/** The ways to print the board of a record for the wall. */
export function PrintPoster({ kind, code, poster }: PrintPosterProps) {
  const [said, setSaid] = useState<string | null>(null)
  const city = useCity()
  const address = usePlainAddress(kind, code)
  if (!CAN_PRINT) return <Text className="hint">要打印公示牌，请在电脑的浏览器里打开本页。</Text>
  const codes = { address, miniProgramCode: city?.miniProgramCodes ? codePicturePath(kind, code) : null }
  return (
    <View className="actions" id="print-poster">
      {POSTER_SHEETS.map((size) => (
        <Tap key={size} className="button" id={`print-poster-${size}`} onTap={() => void printPoster(poster(codes), size).then(setSaid)}>
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
