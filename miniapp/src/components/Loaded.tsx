import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { Remote } from '@/hooks/useRemote'
import { age, isOld } from '@/text/time'
import { Tap } from './Tap'

interface LoadedProps<T> {
  remote: Remote<T>
  /** words for an answer with nothing in it; null where there is something */
  empty?: (data: T) => string | null
  children: (data: T) => ReactNode
}

/** The four states of a page: loading, failed with a way on, empty, shown with its age. */
export function Loaded<T>({ remote, empty, children }: LoadedProps<T>) {
  const { state, data, at, error, reload } = remote
  if (data === null) {
    return state === 'failed' ? <Failure message={error?.message ?? ''} onRetry={reload} /> : <Skeleton />
  }
  const nothing = empty?.(data) ?? null
  return (
    <View>
      {state === 'failed' && at !== null && <Failure message={`${error?.message ?? ''}下面是 ${age(at)} 的数据。`} onRetry={reload} />}
      {state === 'loading' && at !== null && isOld(at) && <Text className="hint">正在更新，下面是 {age(at)} 的数据……</Text>}
      {nothing === null ? children(data) : <Empty text={nothing} />}
    </View>
  )
}

export function Empty({ text }: { text: string }) {
  return (
    <View className="state" ariaRole="status">
      <Text>{text}</Text>
    </View>
  )
}

export function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <View className="state state--failed" ariaRole="alert">
      <Text className="state__text">{message}</Text>
      <Tap className="button" onTap={onRetry}>
        重试
      </Tap>
    </View>
  )
}

function Skeleton() {
  return (
    <View className="skeleton" ariaRole="status" ariaLabel="正在读取" aria-label="正在读取">
      {[0, 1, 2].map((line) => (
        <View key={line} className="skeleton__line" />
      ))}
      <Text className="hint">正在读取……</Text>
    </View>
  )
}
