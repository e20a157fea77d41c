import { bounded } from '@/components/Boundary'
import { RecordOfKind } from '@/components/RecordOfKind'
import { operatorUrl } from '@/kinds/addresses'
import { operator } from '@/kinds/enterprise/index'

function Operator() {
  return <RecordOfKind pages={operator} url={operatorUrl} />
}

export default bounded(Operator)
