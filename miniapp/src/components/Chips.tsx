import { ScrollView, View } from '@tarojs/components'
import { Tap } from './Tap'

interface ChipsProps {
  /** code and word of each choice; '' is "all" */
  choices: [code: string, word: string][]
  chosen: string
  label: string
  onChoose: (code: string) => void
}

/** A row of choices of which one holds. */
export function Chips({ choices, chosen, label, onChoose }: ChipsProps) {
  return (
    <ScrollView scrollX className="chips">
      <View className="chips__row" ariaRole="radiogroup" ariaLabel={label} aria-label={label}>
        {choices.map(([code, word]) => (
          <Tap
            key={code}
            className={`chip ${code === chosen ? 'chip--chosen' : ''}`}
            role="radio"
            checked={code === chosen}
            onTap={() => onChoose(code)}
          >
            {word}
          </Tap>
        ))}
      </View>
    </ScrollView>
  )
}
