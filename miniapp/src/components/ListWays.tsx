import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { WORDS, type Kind } from '@shared/kinds/index'
import { filePath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { TAKEN_WORDS, takeFile, type TakenType } from '@/api/takeFile'
import { mapUrl, statisticsUrl } from '@/kinds/addresses'
import type { KindPages } from '@/kinds/define'
import { open } from '@/kinds/open'
import { Tap } from './Tap'

interface ListWaysProps<K extends Kind> {
  pages: Pick<KindPages<K>, 'kind' | 'mark' | 'partings'>
  /** what the list is asked for, by parameter */
  asked: Readonly<Record<string, string>>
}

const TYPES: readonly TakenType[] = ['csv', 'xlsx']

/** Other ways to what a list holds, each of the very same records: its map, its figures, the table as a file. */
export function ListWays<K extends Kind>({ pages: { kind, mark, partings }, asked }: ListWaysProps<K>) {
  const [said, setSaid] = useState<string | null>(null)
  const { box = '', ...filters } = asked
  const isNowhere = box === 'none'
  const take = (type: TakenType) => {
    setSaid(null)
    void takeFile(withQuery(filePath(kind, type), asked), type, WORDS[kind].name).then(setSaid)
  }
  return (
    <View className="ways" id="ways">
      {mark && (
        <Tap className="link link--plain" id="to-map" role="link" onTap={() => open(withQuery(mapUrl(kind), isNowhere ? filters : asked))}>
          地图 ›
        </Tap>
      )}
      {partings && box === '' && (
        <Tap className="link link--plain" id="to-statistics" role="link" onTap={() => open(withQuery(statisticsUrl(kind), filters))}>
          统计 ›
        </Tap>
      )}
      <View className="ways__files">
        <Text className="ways__label">取这张表</Text>
        {TYPES.map((type) => (
          <Tap key={type} className="link" id={`take-${type}`} role="link" label={TAKEN_WORDS[type].label} onTap={() => take(type)}>
            {TAKEN_WORDS[type].text}
          </Tap>
        ))}
      </View>
      {said !== null && (
        <View className="hint" ariaRole="status" id="take-said">
          {said}
        </View>
      )}
    </View>
  )
}
