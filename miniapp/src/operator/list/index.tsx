import { useState } from 'react'
import type { EnterpriseItem } from '@shared/kinds/enterprise/schema'
import { listPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { OperatorLine } from '@/components/lines'
import { usePagedList } from '@/hooks/usePagedList'

const GRADES: [string, string][] = [['', '全部等级'], ...['AAA', 'AA', 'A', 'B'].map((grade): [string, string] => [grade, grade])]

function OperatorList() {
  const [q, setQ] = useState('')
  const [transportGrade, setGrade] = useState('')
  const list = usePagedList<EnterpriseItem>(listPath('enterprise'), { sector: 'road_transport', q, transportGrade })
  return (
    <Page>
      <Search placeholder="客运企业名称两个字" onSearch={setQ} />
      <Chips label="信誉考核等级" choices={GRADES} chosen={transportGrade} onChoose={setGrade} />
      <PagedLines list={list} unit="家客运企业" empty="没有找到这家客运企业。" line={(item) => <OperatorLine item={item} />} />
    </Page>
  )
}

export default bounded(OperatorList)
