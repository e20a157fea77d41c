import { bounded } from '@/components/Boundary'
import { ListOfKind } from '@/components/ListOfKind'
import { OPERATORS } from '@/kinds/addresses'
import { operator } from '@/kinds/enterprise/index'

function OperatorList() {
  return <ListOfKind pages={operator} url={OPERATORS} />
}

export default bounded(OperatorList)
