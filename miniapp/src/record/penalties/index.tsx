import { useState } from 'react'
import type { PenaltyItem } from '@shared/kinds/penalty/schema'
import { SEVERITIES } from '@shared/kinds/penalty/words'
import { codesOf } from '@shared/vocabulary'
import { listPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { PenaltyLine } from '@/components/lines'
import { usePagedList } from '@/hooks/usePagedList'

const CHOICES: [string, string][] = [
  ['', '全部'],
  ...codesOf(SEVERITIES)
    .filter((code) => code !== 'minor')
    .map((code): [string, string] => [code, SEVERITIES[code]]),
]

function PenaltyList() {
  const [severity, setSeverity] = useState('')
  const [q, setQ] = useState('')
  const list = usePagedList<PenaltyItem>(listPath('penalty'), { severity, q })
  return (
    <Page>
      <Search placeholder="查处罚：企业名称或违法行为" onSearch={setQ} />
      <Chips label="处罚轻重" choices={CHOICES} chosen={severity} onChoose={setSeverity} />
      <PagedLines list={list} unit="项处罚" empty="没有公示中的处罚。" line={(item) => <PenaltyLine item={item} />} />
    </Page>
  )
}

export default bounded(PenaltyList)
