import { bounded } from '@/components/Boundary'
import { ListOfKind } from '@/components/ListOfKind'
import { operator } from '@/kinds/enterprise/index'

function OperatorList() {
  return <ListOfKind pages={operator} />
}

export default bounded(OperatorList)
