import { bounded } from '@/components/Boundary'
import { ListOfKind } from '@/components/ListOfKind'
import { enterprise } from '@/kinds/enterprise/index'

function EnterpriseList() {
  return <ListOfKind pages={enterprise} />
}

export default bounded(EnterpriseList)
