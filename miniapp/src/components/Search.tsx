import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import { QUERY_MAX, QUERY_MIN } from '@shared/limits'
import { Tap } from './Tap'

interface SearchProps {
  placeholder: string
  initial?: string
  /** called with a text long enough to search for, or with '' when it is cleared */
  onSearch: (text: string) => void
}

/** One search box. A text that is too short is said, not sent. */
export function Search({ placeholder, initial = '', onSearch }: SearchProps) {
  const [text, setText] = useState(initial)
  const [hint, setHint] = useState<string | null>(null)
  const search = (given: string) => {
    const wanted = given.trim()
    const isShort = wanted !== '' && [...wanted].length < QUERY_MIN
    setHint(isShort ? `至少输入 ${QUERY_MIN} 个字` : null)
    if (!isShort) onSearch(wanted)
  }
  return (
    <View className="search" ariaRole="search">
      <View className="search__box">
        <Input
          id="search"
          className="search__input"
          value={text}
          placeholder={placeholder}
          placeholderClass="search__placeholder"
          maxlength={QUERY_MAX}
          confirmType="search"
          ariaLabel={placeholder}
          aria-label={placeholder}
          onInput={(event) => setText(event.detail.value)}
          onConfirm={(event) => search(event.detail.value)}
        />
        <Tap className="button" id="search-go" onTap={() => search(text)}>
          查找
        </Tap>
      </View>
      {hint && (
        <View className="hint hint--warn" ariaRole="alert">
          {hint}
        </View>
      )}
    </View>
  )
}
