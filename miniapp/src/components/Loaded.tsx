import type { ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { RequestError } from '@/api/request'
import type { Remote } from '@/hooks/useRemote'
import { HOME } from '@/text/links'
import { age, isOld } from '@/text/time'
import { Tap } from './Tap'

interface LoadedProps<T> {
  remote: Remote<T>
  /** words for an answer with nothing in it; null where there is something */
  empty?: (data: T) => string | null
  /** `at`: when the data was got, by the phone's clock */
  children: (data: T, at: number) => ReactNode
}

/** The four states of a page: loading, failed with a way on, empty, shown with its age. */
export function Loaded<T>({ remote, empty, children }: LoadedProps<T>) {
  const { state, data, at, error, reload } = remote
  if (data === null) {
    if (state !== 'failed') return <Skeleton />
    const message = error?.message ?? ''
    return isRefusal(error) ? <NotThere message={message} /> : <Failure message={message} onRetry={reload} />
  }
  const nothing = empty?.(data) ?? null
  return (
    <View>
      {state === 'failed' && at !== null && <Failure message={`${error?.message ?? ''}下面是 ${age(at)} 的数据。`} onRetry={reload} />}
      {state === 'loading' && at !== null && isOld(at) && <Text className="hint">正在更新，下面是 {age(at)} 的数据……</Text>}
      {nothing === null ? children(data, at ?? 0) : <Empty text={nothing} />}
    </View>
  )
}

/** Codes of refusals that stay the same however often they are asked for: a wrong address. */
const REFUSALS = new Set<string>([
  'record_not_found',
  'run_not_found',
  'edition_not_found',
  'route_not_found',
  'invalid_parameter',
  'unknown_parameter',
  'request_too_long',
])

const isRefusal = (error: RequestError | null): boolean => error !== null && REFUSALS.has(error.code)

/** An address that leads to nothing, said, and the way home. */
export function NotThere({ message }: { message: string }) {
  return (
    <View className="state" ariaRole="alert" id="not-there">
      <Text className="state__text">{message}</Text>
      <Tap className="button" role="link" onTap={() => void Taro.switchTab({ url: HOME })}>
        回首页
      </Tap>
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
