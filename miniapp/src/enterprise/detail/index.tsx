import { bounded } from '@/components/Boundary'
import { RecordOfKind } from '@/components/RecordOfKind'
import { enterpriseUrl } from '@/kinds/addresses'
import { enterprise } from '@/kinds/enterprise/index'

function Enterprise() {
  return <RecordOfKind pages={enterprise} url={enterpriseUrl} />
}

export default bounded(Enterprise)
