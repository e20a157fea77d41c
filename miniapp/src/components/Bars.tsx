import { Image, Text, View } from '@tarojs/components'
import { barPicture, sharesOf } from '@/text/bar'

/** One row: what is measured, how much of it in words, and the measure itself; null where it is not known. */
export interface Bar {
  name: string
  words: string
  value: number | null
}

interface BarsProps {
  label: string
  bars: readonly Bar[]
  /** what fills a bar, where that is not the largest of them: of shares, all of it */
  whole?: number
}

/**
 * Amounts against each other. The table is the chart: each bar lies in the row that says its number, so that who cannot see it, or reads letters of
 * twice the size, loses nothing.
 */
export function Bars({ label, bars, whole }: BarsProps) {
  const values = bars.map(({ value }) => value)
  const shares = whole === undefined ? sharesOf(values) : values.map((value) => value && value / whole)
  return (
    <View className="bars" ariaRole="table" ariaLabel={label} aria-label={label}>
      {bars.map(({ name, words }, i) => (
        <View key={name} className="bars__row" ariaRole="row">
          <View className="bars__name" ariaRole="rowheader">
            <Text>{name}</Text>
          </View>
          <View className="bars__words" ariaRole="cell">
            <Text>{words}</Text>
          </View>
          <View className="bars__bar" aria-hidden="true">
            <Image className="bars__picture" mode="scaleToFill" src={barPicture(shares[i] ?? null)} />
          </View>
        </View>
      ))}
    </View>
  )
}
