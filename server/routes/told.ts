import type Router from 'koa-router'
import { z } from 'zod'
import { TOLD } from '../../shared/api/subscriptionEndpoints'
import { KINDS } from '../../shared/kinds/index'
import { RecordId } from '../../shared/api/unrectified'
import { codesOf } from '../../shared/vocabulary'
import type { OwnerDoor } from '../deliveries/index'
import { bind } from '../door/bind'
import { readParams } from './params'

const OfRecord = z.object({ kind: z.enum(codesOf(KINDS)), id: RecordId })
const NOBODY = { sent: 0, signed: 0, undelivered: 0 }

/** `GET /api/v1/told/:kind/:id`: how many owners were told of a record; nobody where this service tells none. */
export function toldRoute(router: Router, door: Pick<OwnerDoor, 'told'> | undefined): void {
  bind(router, {
    endpoint: TOLD,
    action: 'record.read',
    answer: ({ params }) => {
      const { kind, id } = readParams(OfRecord, params)
      return door === undefined ? NOBODY : door.told(kind, id)
    },
  })
}
