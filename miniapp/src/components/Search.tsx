import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import { QUERY_MAX, QUERY_MIN } from '@shared/limits'
import { isTooShort } from '@/text/asked'
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
  const [isShort, setShort] = useState(isTooShort(initial))
  const search = (given: string) => {
    setShort(isTooShort(given))
    if (!isTooShort(given)) onSearch(given.trim())
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
      {isShort && (
        <View className="hint hint--warn" ariaRole="alert">
          至少输入 {QUERY_MIN} 个字
        </View>
      )}
    </View>
  )
}
