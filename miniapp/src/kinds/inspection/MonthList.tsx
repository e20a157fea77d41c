import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { CarriedFinding, MonthEndAnswer } from '@shared/kinds/inspection/monthEnd'
import { monthWords } from '@shared/codes/months'
import { INSPECTION_MONTH_ENDS } from '@/api/paths'
import { absoluteUrl, withQuery } from '@/api/request'
import { Bars } from '@/components/Bars'
import { Card, Facts } from '@/components/Card'
import { Line } from '@/components/Line'
import { Loaded } from '@/components/Loaded'
import { Tap } from '@/components/Tap'
import { useAbove } from '@/hooks/useAbove'
import { moment } from '@/text/time'
import { toneOf } from '@/text/words'
import { listUrl, recordUrl } from '../addresses'
import { open } from '../open'
import { useDivisionNames } from '../zone/divisions'
import { PRINT_WORDS, printList } from './printList'
import {
  correctedWords,
  frozenWords,
  isChanged,
  monthStanding,
  movedWords,
  nowWords,
  openMonths,
  problemWords,
  rectifiedWords,
  silenceWords,
  sinceWords,
  thenAndNow,
  twinWords,
} from './monthWords'
import { wallListOf } from './wallList'

type List = NonNullable<MonthEndAnswer['list']>

/** The list of a month: how it was frozen, what was corrected since, what is carried on from earlier months. Its own findings are listed below it. */
export function MonthList({ month }: { month: string }) {
  const remote = useAbove<MonthEndAnswer>(withQuery(INSPECTION_MONTH_ENDS, { month }))
  return (
    <Loaded remote={remote} empty={({ list }) => (list === null ? `${monthWords(month)}在公布过的清单以外，没有清单。` : null)}>
      {(answer) => (answer.list === null ? null : <Shown list={answer.list} answer={answer} />)}
    </Loaded>
  )
}

function Shown({ list, answer }: { list: List; answer: MonthEndAnswer }) {
  const { counties } = list
  const nameOf = useDivisionNames()
  const standing = monthStanding(list)
  const changed = list.lines.filter(isChanged)
  const twins = list.lines.filter((one) => one.twins.length > 0)
  return (
    <View id="month-list">
      <Card title={`${monthWords(list.month)}问题清单`} id="month">
        <Text className={`paragraph hint--${standing.tone}`}>
          {toneOf(standing.tone).shape} {standing.words}
        </Text>
        <Facts
          facts={[
            ['编号', [list.no, ...list.numbers].join('、')],
            ['日期', frozenWords(list)],
            ['更正', correctedWords(list, changed.length)],
          ]}
        />
        <Print list={list} asOf={answer.asOf} />
        <Text className="hint">
          计算值，规则第 {answer.rule.version} 版：{answer.rule.text}
        </Text>
      </Card>
      {changed.length > 0 && (
        <Card title={`定稿以后变动的 ${changed.length} 条`} id="corrections">
          {changed.map((one) => (
            <Line
              key={one.id}
              title={problemWords(one)}
              notes={[thenAndNow(one), ...sinceWords(one), movedWords(one)]}
              onTap={() => open(recordUrl('inspection', one.id))}
            />
          ))}
        </Card>
      )}
      {twins.length > 0 && (
        <Card title={`两个来源都列了的 ${twins.length} 条`} id="twins">
          {twins.map((one) => (
            <Line
              key={one.id}
              title={problemWords(one)}
              notes={[one.enterprise, one.no, twinWords(one)]}
              onTap={() => open(recordUrl('inspection', one.id))}
            />
          ))}
        </Card>
      )}
      <Carried
        title={`以前各月结转 ${list.carried} 条`}
        id="carried"
        lines={list.carriedLines}
        words={({ months }) => openMonths(months)}
      />
      <Carried
        title={`定稿时是否销号不知道的 ${list.uncertain} 条`}
        id="uncertain"
        lines={list.uncertainLines}
        words={(one) => (one.silentSince === null ? '销号日期或整改情况没有公布' : `是否销号不知道${silenceWords(one)}`)}
      />
      {counties.length > 0 && (
        <Card title="各区县整改率" id="counties">
          <Bars
            label="各区县整改率"
            whole={PERMILLE}
            bars={counties.map((one) => ({ name: nameOf(one.division), value: one.permille, words: rectifiedWords(one) }))}
          />
          {counties.map(({ division, now: { closed }, query }) =>
            closed === 0 ? null : (
              <Tap key={division} className="link link--plain" role="link" onTap={() => open(withQuery(listUrl('inspection'), query))}>
                {nameOf(division)}已销号的 {closed} 条 ›
              </Tap>
            ),
          )}
          <Text className="hint">只比改好了多少，不比发现了多少：发现得多，不等于差。</Text>
        </Card>
      )}
    </View>
  )
}

/** All of a share. */
const PERMILLE = 1000
/** Lines that are shown at first. */
const SHOWN = 5

interface CarriedProps {
  title: string
  id: string
  lines: readonly CarriedFinding[]
  words: (one: CarriedFinding) => string
}

/** Findings of earlier lists that stand on this one too, the longest open first. */
function Carried({ title, id, lines, words }: CarriedProps) {
  const [isOpen, setOpen] = useState(false)
  if (lines.length === 0) return null
  return (
    <Card title={title} id={id}>
      {(isOpen ? lines : lines.slice(0, SHOWN)).map((one) => (
        <Line
          key={one.id}
          title={problemWords(one)}
          badge={{ words: words(one), tone: null }}
          notes={[`${monthWords(one.listMonth)}列入`, one.owner, one.enterprise, nowWords(one), ...sinceWords(one)]}
          onTap={() => open(recordUrl('inspection', one.id))}
        />
      ))}
      {lines.length > SHOWN && (
        <Tap className="link link--plain" id={`all-${id}`} expanded={isOpen} onTap={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `全部 ${lines.length} 条 ›`}
        </Tap>
      )}
    </Card>
  )
}

function Print({ list, asOf }: { list: List; asOf: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const nameOf = useDivisionNames()
  const address = absoluteUrl(`/#${withQuery(listUrl('inspection'), { listMonth: list.month })}`)
  if (PRINT_WORDS === null) return <Text className="hint">要打印，请在电脑的浏览器里打开本页。</Text>
  return (
    <View>
      <Tap
        className="button"
        id="print-list"
        onTap={() => void printList(wallListOf(list, nameOf, address, `数据截至 ${moment(asOf)}`)).then(setSaid)}
      >
        {PRINT_WORDS}
      </Tap>
      {said !== null && (
        <View className="hint hint--warn" ariaRole="status">
          {said}
        </View>
      )}
    </View>
  )
}
