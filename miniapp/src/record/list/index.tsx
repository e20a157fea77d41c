import { useState } from 'react'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { AccidentItem } from '@shared/kinds/accident/schema'
import { ACCIDENT_LEVELS } from '@shared/kinds/accident/words'
import { codesOf } from '@shared/vocabulary'
import { listPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { AccidentLine } from '@/components/lines'
import { usePagedList } from '@/hooks/usePagedList'

const LEVELS: [string, string][] = [
  ['', '全部等级'],
  ...codesOf(ACCIDENT_LEVELS).map((code): [string, string] => [code, ACCIDENT_LEVELS[code]]),
]

function AccidentList() {
  const { params } = useRouter<{ from?: string }>()
  const [level, setLevel] = useState('')
  const [q, setQ] = useState('')
  const list = usePagedList<AccidentItem>(listPath('accident'), { from: params.from, level, q })
  return (
    <Page>
      <Search placeholder="查事故：名称或企业" onSearch={setQ} />
      <Chips label="事故等级" choices={LEVELS} chosen={level} onChoose={setLevel} />
      {params.from && <Text className="hint">只列 {params.from} 以来的事故</Text>}
      <PagedLines list={list} unit="起事故" empty="没有符合条件的事故。" line={(item) => <AccidentLine item={item} />} />
    </Page>
  )
}

export default bounded(AccidentList)
