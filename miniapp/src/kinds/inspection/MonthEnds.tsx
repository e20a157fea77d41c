import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { MonthEndAnswer } from '@shared/kinds/inspection/monthEnd'
import { MONTH, monthWords } from '@shared/codes/months'
import { INSPECTION_MONTH_ENDS } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Card } from '@/components/Card'
import { Line } from '@/components/Line'
import { Tap } from '@/components/Tap'
import { useAbove } from '@/hooks/useAbove'
import { listUrl } from '../addresses'
import type { AboveProps } from '../define'
import { open } from '../open'
import { MonthList } from './MonthList'
import { frozenWords, missingWords, monthStanding } from './monthWords'

/** Months that are shown at first: the newest. */
const SHOWN = 3

/** Above the whole list its month-end lists; above that of one month how it was frozen, and what is carried on. */
export function MonthEnds({ asked }: AboveProps) {
  const { listMonth = '', ...others } = asked
  const isWhole = Object.values(others).every((value) => value === '')
  if (MONTH.test(listMonth)) return isWhole ? <MonthList month={listMonth} /> : null
  return isWhole && listMonth === '' ? <Months /> : null
}

function Months() {
  const { data } = useAbove<MonthEndAnswer>(INSPECTION_MONTH_ENDS)
  const [isOpen, setOpen] = useState(false)
  if (data === null || data.months.length === 0) return null
  const { months, rule } = data
  const missing = missingWords(months)
  return (
    <Card title="月末清单" id="months">
      {missing !== null && <Text className="hint hint--warn">▲ {missing}</Text>}
      {(isOpen ? months : months.slice(0, SHOWN)).map((one) => (
        <Line
          key={one.month}
          title={monthWords(one.month)}
          standing={monthStanding(one)}
          notes={[one.no, frozenWords(one)]}
          onTap={() => open(withQuery(listUrl('inspection'), { listMonth: one.month }))}
        />
      ))}
      {months.length > SHOWN && (
        <Tap className="link link--plain" id="all-months" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `全部 ${months.length} 个月 ›`}
        </Tap>
      )}
      <Text className="hint">
        计算值，规则第 {rule.version} 版：{rule.text}
      </Text>
    </Card>
  )
}
