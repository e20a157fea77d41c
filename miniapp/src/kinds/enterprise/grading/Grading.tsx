import { useMemo, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { GradingAnswer } from '@shared/api/grading'
import { formatCreditCode } from '@shared/codes/creditCode'
import { isInForce, type Reckoned } from '@shared/grading/reckon'
import { reckonedWords } from '@shared/grading/words'
import { gradingPath } from '@/api/paths'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { useRemote } from '@/hooks/useRemote'
import { useTitle } from '@/hooks/useTitle'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'
import { enterpriseUrl, recordUrl } from '../../addresses'
import { open } from '../../open'
import { BesideOfficial } from './BesideOfficial'
import { HandOn } from './HandOn'
import { Points } from './Points'
import { Table } from './Table'
import { isSameReckoning, reckonHere, type Given } from './lines'

/** Where the grade of an enterprise comes from, recomputed in front of the reader. */
export function Grading({ id }: { id: string }) {
  const remote = useRemote<GradingAnswer>(gradingPath('enterprise', id))
  useTitle('等级怎么来的')
  return <Loaded remote={remote}>{(answer) => <Shown answer={answer} />}</Loaded>
}

const DIFFERENCE_TITLES: Readonly<Record<GradingAnswer['agreement'], string>> = {
  same: '等级相同，分数不同在哪里',
  within: '为什么只是一个范围',
  differs: '不同在哪里',
  no_official: '为什么没有对照',
  no_table: '为什么没有重算',
}

function Shown({ answer }: { answer: GradingAnswer }) {
  const { subject, table, inputs, cover, day, reckoned, differences, sources, asOf, edition } = answer
  const [chosen, setChosen] = useState<readonly string[]>([])
  const given = useMemo<Given | null>(
    () => (table !== null && isInForce(table, day) ? { table, inputs, cover, day } : null),
    [table, inputs, cover, day],
  )
  const own = useMemo(() => given && reckonHere(given), [given])
  const choose = (record: string, isChosen: boolean) => setChosen(isChosen ? [...chosen, record] : chosen.filter((one) => one !== record))
  const titles = new Map(inputs.map((input) => [`${input.kind} ${input.id}`, input.title]))
  return (
    <View>
      <View className="title" ariaRole="heading">
        <Text>等级怎么来的</Text>
      </View>
      <Line
        title={subject.title ?? UNKNOWN}
        notes={[subject.code === null ? `信用代码${UNKNOWN}` : formatCreditCode(subject.code)]}
        onTap={() => open(enterpriseUrl(subject.id))}
      />
      <View className="columns">
        <Card title="公布的等级，和重算的" id="beside">
          <BesideOfficial answer={answer} own={own} />
          <Checked own={own} reckoned={reckoned} />
        </Card>
        {differences.length > 0 && (
          <Card title={DIFFERENCE_TITLES[answer.agreement]} id="differences">
            {differences.map(({ code, sentence, records }) => (
              <View key={code} className="graded__point">
                <View>{sentence}</View>
                {records.map((record) => (
                  <Line
                    key={`${record.kind} ${record.id}`}
                    title={titles.get(`${record.kind} ${record.id}`) ?? '看这条记录'}
                    onTap={() => open(recordUrl(record.kind, record.id))}
                  />
                ))}
              </View>
            ))}
          </Card>
        )}
        {given && own && <Points given={given} own={own} chosen={chosen} choose={choose} />}
        {table && <Table table={table} />}
        <HandOn answer={answer} />
      </View>
      <Text className="hint">
        数据截至 {moment(asOf)}（第 {edition} 版），按 {day} 计算 · 来源：
        {[...new Set(sources.map(({ agency }) => agency))].join('、') || UNKNOWN}
      </Text>
    </View>
  )
}

/** That this phone has counted too, and whether it came to the same. */
function Checked({ own, reckoned }: { own: Reckoned | null; reckoned: Reckoned | null }) {
  if (own === null || reckoned === null) return null
  return isSameReckoning(own, reckoned) ? (
    <View className="hint" id="checked">
      这台设备用同样的公开数据又算了一遍，每一分都与服务器一致。
    </View>
  ) : (
    <View className="hint hint--stop" id="checked">
      ■ 这台设备算出的是 {reckonedWords(own)}，服务器算出的是 {reckonedWords(reckoned)}，不一致。本页按这台设备算出的显示，请告诉我们。
    </View>
  )
}
