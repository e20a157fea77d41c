import { useState } from 'react'
import type { NoticeItem } from '@shared/kinds/notice/schema'
import { BOARDS } from '@shared/kinds/notice/words'
import { SECTORS, codesOf } from '@shared/vocabulary'
import { listPath } from '@/api/paths'
import { bounded } from '@/components/Boundary'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { Search } from '@/components/Search'
import { NoticeLine } from '@/components/lines'
import { usePagedList } from '@/hooks/usePagedList'
import { useShowAll } from '@/hooks/useShowAll'

const BOARD_CHOICES: [string, string][] = [['', '全部'], ...codesOf(BOARDS).map((code): [string, string] => [code, BOARDS[code]])]
const SECTOR_CHOICES: [string, string][] = [['', '全部行业'], ...codesOf(SECTORS).map((code): [string, string] => [code, SECTORS[code]])]

function Notices() {
  const [board, setBoard] = useState('')
  const [sector, setSector] = useState('')
  const [q, setQ] = useState('')
  useShowAll(() => {
    setBoard('')
    setSector('')
    setQ('')
  })
  const list = usePagedList<NoticeItem>(listPath('notice'), { board, sector, q })
  return (
    <Page tab>
      <Search placeholder="查通报：标题或企业名称" onSearch={setQ} />
      <Chips label="公示栏" choices={BOARD_CHOICES} chosen={board} onChoose={setBoard} />
      <Chips label="行业" choices={SECTOR_CHOICES} chosen={sector} onChoose={setSector} />
      <PagedLines
        list={list}
        unit="份通报在公示"
        empty="没有符合条件的通报。公示期满的通报依法不再显示。"
        line={(item) => <NoticeLine item={item} />}
      />
    </Page>
  )
}

export default bounded(Notices)
