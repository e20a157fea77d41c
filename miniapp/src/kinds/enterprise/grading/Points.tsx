import { Text, View } from '@tarojs/components'
import type { Reckoned } from '@shared/grading/reckon'
import { reckonedWords, simulationWords, sumWords } from '@shared/grading/words'
import { Card } from '@/components/Card'
import { Check } from '@/components/Field'
import { Line } from '@/components/Line'
import { recordUrl } from '../../addresses'
import { open } from '../../open'
import { pointLines, reckonHere, untoldWords, vetoLines, type CountedLine, type Given } from './lines'

interface PointsProps {
  given: Given
  own: Reckoned
  /** ids of the records that are taken for put right */
  chosen: readonly string[]
  choose: (id: string, isChosen: boolean) => void
}

/** Each point with the record that gave it, until when, and what would mend it; then what bounds the grade and what is not known. */
export function Points({ given, own, chosen, choose }: PointsProps) {
  const { table } = given
  const points = pointLines(given, own)
  const vetoes = vetoLines(given, own)
  const shown = new Set<string>()
  // A record that counts by several rules is chosen once.
  const isFirst = ({ id, mendable }: CountedLine): boolean => mendable && !shown.has(id) && shown.add(id).size > 0
  const lines = (all: readonly CountedLine[]) =>
    all.map((line) => (
      <View key={line.key} className="graded__point">
        <Line title={line.title} notes={line.notes} mark={line.mark} onTap={() => open(recordUrl(line.kind, line.id))} />
        {isFirst(line) && (
          <Check
            id={`mended-${line.id}`}
            word="如果已整改"
            note="看看会变成多少，只是模拟"
            checked={chosen.includes(line.id)}
            onChange={(isChosen) => choose(line.id, isChosen)}
          />
        )}
      </View>
    ))
  return (
    <View>
      <Card title="每一分从哪里来" id="points">
        <View className="hint">从 {table.start} 分起算。</View>
        {points.length === 0 && <View>今天没有按规则计分的公示记录。没有公示，不等于没有发生过。</View>}
        {lines(points)}
        <View className="paragraph">合计：{sumWords(own.sum)}</View>
        {chosen.length > 0 && <Simulated given={given} chosen={chosen} before={own} />}
      </Card>
      {vetoes.length > 0 && (
        <Card title="封顶：不论总分多少" id="vetoes">
          {lines(vetoes)}
        </Card>
      )}
      {own.untold.length > 0 && (
        <Card title="不知道的，没有当作没有" id="untold">
          {own.untold.map((one) => (
            <View key={one.rule} className="graded__point">
              {untoldWords(given, one)}
            </View>
          ))}
          <Text className="hint">所以结果是一个范围：{reckonedWords(own)}。</Text>
        </Card>
      )}
    </View>
  )
}

/** What it would be if what somebody has chosen were put right. */
function Simulated({ given, chosen, before }: { given: Given; chosen: readonly string[]; before: Reckoned }) {
  const after = reckonHere(given, chosen)
  return (
    <View id="simulated" ariaRole="status">
      <View>
        模拟：{reckonedWords(before)} → {reckonedWords(after)}
      </View>
      <View className="hint hint--warn">▲ {simulationWords(after.simulated.length)}</View>
    </View>
  )
}
