import { Text, View } from '@tarojs/components'
import type { SummaryAnswer } from '@shared/api/city'
import { WORDS } from '@shared/kinds/index'
import { SUMMARY } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Tap } from '@/components/Tap'
import { useAbove } from '@/hooks/useAbove'
import { listUrl } from '../addresses'
import type { AboveProps } from '../define'
import { open } from '../open'

/** The figures of the home page that lead to a part of this list. */
const LEADING = ['directivesOverdue', 'directivesEmpty']

/** Above the whole list the ways to what most people look for in it, each with its number; a list that is narrowed already has none. */
export function Above({ asked }: AboveProps) {
  const isWhole = Object.values(asked).every((value) => value === '')
  const summary = useAbove<SummaryAnswer>(isWhole ? SUMMARY : null)
  const found = (summary.data?.figures ?? []).filter(({ key, value }) => LEADING.includes(key) && value !== null && value > 0)
  if (!isWhole || found.length === 0) return null
  return (
    <View className="ways" id="leading">
      {found.map(({ key, label, value, list }) => (
        <Tap key={key} className="link link--plain" id={key} role="link" onTap={() => open(withQuery(listUrl('directive'), list.query))}>
          <Text>
            {label} {value} {WORDS.directive.unit.slice(0, 1)} ›
          </Text>
        </Tap>
      ))}
    </View>
  )
}
