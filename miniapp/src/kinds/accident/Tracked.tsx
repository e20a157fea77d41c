import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { RecommendationLine, RecommendationsAnswer } from '@shared/kinds/accident/recommendations'
import { RECOMMENDATION_STANDINGS } from '@shared/kinds/accident/words'
import { RECOMMENDATIONS } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Chips } from '@/components/Chips'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Tap } from '@/components/Tap'
import { useRemote } from '@/hooks/useRemote'
import { moment } from '@/text/time'
import { UNKNOWN, isCode, type Standing } from '@/text/words'
import { ACCIDENTS, recordUrl } from '../addresses'
import type { TrackedProps } from '../define'
import { open } from '../open'

/** So many lines at once. */
const PAGE = 100

const TONES = { overdue: 'stop', unknown: 'unknown', running: 'unknown', late: 'warn', kept: 'pass' } as const

/** Every recommendation of every investigation, the overdue first; each figure lists exactly those that it counts. */
export function Tracked({ standing, choose }: TrackedProps) {
  const asked = isCode(RECOMMENDATION_STANDINGS, standing) ? standing : ''
  const [limit, setLimit] = useState(PAGE)
  const remote = useRemote<RecommendationsAnswer>(withQuery(RECOMMENDATIONS, { standing: asked, limit: String(limit) }))
  return (
    <Loaded remote={remote}>
      {({ counts, accidents, without, total, items, asOf, day, rule }) => (
        <View>
          <Chips
            label="落实情况"
            choices={[
              ['', `全部 ${counts.reduce((sum, { count }) => sum + count, 0)}`],
              ...counts.map(({ standing: one, count }): [string, string] => [one, `${RECOMMENDATION_STANDINGS[one]} ${count}`]),
            ]}
            chosen={asked}
            onChoose={choose}
          />
          <Text className="total">共 {total} 条整改建议</Text>
          {total === 0 && <Text className="hint">没有这样的整改建议。没有公布，不等于没有。</Text>}
          <View className="lines" id="tracked">
            {items.map((line, i) => (
              <View key={`${line.accident} ${i}`}>
                <Line
                  title={line.text}
                  standing={standingOf(line)}
                  notes={[
                    line.due === null ? `落实期限${UNKNOWN}` : `${line.due} 以前`,
                    `责任单位：${line.owner ?? UNKNOWN}`,
                    line.title ?? '事故',
                  ]}
                  onTap={() => open(recordUrl('accident', line.accident))}
                />
              </View>
            ))}
          </View>
          {items.length < total && limit < 2 * PAGE && (
            <Tap className="link link--plain" id="more" onTap={() => setLimit(2 * PAGE)}>
              再看一些
            </Tap>
          )}
          <Tap className="link link--plain" id="without" role="link" onTap={() => open(withQuery(ACCIDENTS, { recommendation: 'none' }))}>
            {accidents} 起公示的事故里，{without} 起没有公布整改建议 ›
          </Tap>
          <Text className="hint">
            计算值（规则第 {rule.split('/').at(-1)} 版）：期限早于今天、来源写明没有落实的为逾期；期限或落实情况{UNKNOWN}
            的，不知道是否按期。按 {day} 计算，数据截至 {moment(asOf)}。
          </Text>
        </View>
      )}
    </Loaded>
  )
}

function standingOf({ standing, daysOverdue, doneOn }: RecommendationLine): Standing {
  const word = RECOMMENDATION_STANDINGS[standing]
  const days = standing === 'overdue' && daysOverdue !== null ? `逾期 ${daysOverdue} 天未落实` : word
  return { tone: TONES[standing], words: doneOn === null ? days : `${doneOn} ${word}` }
}
