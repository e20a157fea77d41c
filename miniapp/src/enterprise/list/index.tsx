import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { EnterpriseItem } from '@shared/kinds/enterprise/schema'
import { SECTORS, codesOf } from '@shared/vocabulary'
import { listPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { EnterpriseLine } from '@/components/lines'
import { usePagedList } from '@/hooks/usePagedList'
import { param } from '@/text/param'

const SECTOR_CHOICES: [string, string][] = [['', '全部行业'], ...codesOf(SECTORS).map((code): [string, string] => [code, SECTORS[code]])]
const GRADE_CHOICES: [string, string][] = [
  ['', '全部评级'],
  ...['A', 'B', 'C', 'D'].map((grade): [string, string] => [grade, `${grade} 级`]),
]

function EnterpriseList() {
  const { params } = useRouter<{ q?: string; sector?: string }>()
  const [q, setQ] = useState(param(params.q))
  const [sector, setSector] = useState(params.sector ?? '')
  const [grade, setGrade] = useState('')
  const list = usePagedList<EnterpriseItem>(listPath('enterprise'), { q, sector, grade })
  return (
    <Page>
      <Search placeholder="名称两个字或信用代码" initial={q} onSearch={setQ} />
      <Chips label="行业" choices={SECTOR_CHOICES} chosen={sector} onChoose={setSector} />
      <Chips label="城市评级" choices={GRADE_CHOICES} chosen={grade} onChoose={setGrade} />
      <PagedLines
        list={list}
        unit="家企业"
        empty="没有找到。请换两个字试试，或核对信用代码。"
        line={(item) => <EnterpriseLine item={item} />}
      />
    </Page>
  )
}

export default bounded(EnterpriseList)
