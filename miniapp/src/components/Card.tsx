import type { PropsWithChildren, ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { UNKNOWN } from '@/text/words'
import { Tap } from './Tap'

interface CardProps {
  title?: string
  id?: string
  /** a link at the end of the title line */
  more?: { text: string; onTap: () => void }
}

/** A surface that holds one subject. */
export function Card({ title, id, more, children }: PropsWithChildren<CardProps>) {
  return (
    <View className="card" {...(id === undefined ? {} : { id })}>
      {(title ?? more) && (
        <View className="card__head">
          {title && (
            <View className="card__title" ariaRole="heading">
              <Text>{title}</Text>
            </View>
          )}
          {more && (
            <Tap className="card__more" role="link" onTap={more.onTap}>
              {more.text}
            </Tap>
          )}
        </View>
      )}
      {children}
    </View>
  )
}

/** A fact: its name and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="fact">
      <Text className="fact__name">{name}</Text>
      <View className="fact__value">{children}</View>
    </View>
  )
}

/** Facts of which some may be unknown: those are gathered in one line at the end, so that nothing that is not there is loud. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string | null])[] }) {
  const unknown = facts.filter(([, value]) => value === null)
  return (
    <View>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ),
      )}
      {unknown.length > 0 && (
        <Text className="hint">
          {UNKNOWN}：{unknown.map(([name]) => name).join('、')}
        </Text>
      )}
    </View>
  )
}
