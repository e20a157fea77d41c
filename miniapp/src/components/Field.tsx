import { Input, Text, Textarea, View } from '@tarojs/components'
import { Tap } from './Tap'

interface FieldProps {
  id: string
  label: string
  value: string
  placeholder?: string
  hint?: string
  /** what is wrong with it, if anything */
  fault?: string | null
  max?: number
  /** how long a text is; default: its code points */
  lengthOf?: (value: string) => number
  onChange: (value: string) => void
}

/** More than the limit can be typed and is told, so that nothing a person pastes is cut in silence. */
const SLACK = 2

/** One line to fill in, with its name above and what is wrong below. */
export function Field({ id, label, value, placeholder = '', hint, fault, max = 200, onChange }: FieldProps) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Input
        id={id}
        className="search__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="search__placeholder"
        maxlength={max * SLACK}
        ariaLabel={label}
        aria-label={label}
        onInput={(event) => onChange(event.detail.value)}
      />
      {hint && <Text className="hint">{hint}</Text>}
      <FaultLine fault={fault} />
    </View>
  )
}

const codePoints = (text: string): number => [...text].length

/** Several lines to fill in, with how many characters are left. */
export function LongField({ id, label, value, placeholder = '', hint, fault, max = 1_000, lengthOf = codePoints, onChange }: FieldProps) {
  const left = max - lengthOf(value)
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Textarea
        id={id}
        className="field__long"
        value={value}
        placeholder={placeholder}
        placeholderClass="search__placeholder"
        maxlength={max * SLACK}
        ariaLabel={label}
        aria-label={label}
        onInput={(event) => onChange(event.detail.value)}
      />
      <Text className={`hint ${left < 0 ? 'hint--stop' : ''}`}>{left < 0 ? `多了 ${-left} 个字` : `还可以写 ${left} 个字`}</Text>
      {hint && <Text className="hint">{hint}</Text>}
      <FaultLine fault={fault} />
    </View>
  )
}

/** What is wrong, said at the place where it is. */
export function FaultLine({ fault }: { fault: string | null | undefined }) {
  if (!fault) return null
  return (
    <View className="fault" ariaRole="alert">
      <Text>{fault}</Text>
    </View>
  )
}

interface ChoiceProps<Code extends string> {
  label: string
  choices: readonly { code: Code; word: string; note?: string }[]
  chosen: Code | null
  fault?: string | null
  onChoose: (code: Code) => void
}

/** Choices below one another, each with a sentence, of which one holds. */
export function Choice<Code extends string>({ label, choices, chosen, fault, onChoose }: ChoiceProps<Code>) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View ariaRole="radiogroup" ariaLabel={label} aria-label={label}>
        {choices.map(({ code, word, note }) => (
          <Tap
            key={code}
            id={`choice-${code}`}
            className={`choice ${code === chosen ? 'choice--chosen' : ''}`}
            role="radio"
            checked={code === chosen}
            onTap={() => onChoose(code)}
          >
            <View className="choice__mark" aria-hidden="true" />
            <View className="choice__text">
              <Text className="choice__word">{word}</Text>
              {note && <Text className="choice__note">{note}</Text>}
            </View>
          </Tap>
        ))}
      </View>
      <FaultLine fault={fault} />
    </View>
  )
}

interface CheckProps {
  id: string
  word: string
  note?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** One thing that holds or does not. */
export function Check({ id, word, note, checked, onChange }: CheckProps) {
  return (
    <Tap
      id={id}
      className={`choice choice--check ${checked ? 'choice--chosen' : ''}`}
      role="checkbox"
      checked={checked}
      onTap={() => onChange(!checked)}
    >
      <View className="choice__mark" aria-hidden="true" />
      <View className="choice__text">
        <Text className="choice__word">{word}</Text>
        {note && <Text className="choice__note">{note}</Text>}
      </View>
    </Tap>
  )
}
