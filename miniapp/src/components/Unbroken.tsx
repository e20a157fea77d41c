import { Text } from '@tarojs/components'
import { wholePieces } from '@/text/days'

/** A text in which no day ends one line and begins the next. It stands within a `Text`. */
export function Unbroken({ text }: { text: string }) {
  return wholePieces(text).map((piece, i) =>
    i % 2 === 0 ? (
      piece
    ) : (
      <Text key={i} className="whole">
        {piece}
      </Text>
    ),
  )
}
