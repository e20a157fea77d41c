import { bounded } from '@/components/Boundary'
import { ZonesPage } from '@/kinds/zone/ZonesPage'

export default bounded(ZonesPage)
