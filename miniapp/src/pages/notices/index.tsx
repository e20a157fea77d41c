import { bounded } from '@/components/Boundary'
import { ListOfKind } from '@/components/ListOfKind'
import { notice } from '@/kinds/notice/index'

function Notices() {
  return <ListOfKind pages={notice} tab />
}

export default bounded(Notices)
