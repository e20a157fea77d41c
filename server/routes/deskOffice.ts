import type Router from 'koa-router'
import { CaseParams, OfficerParams } from '../../shared/api/desk'
import { DeskPictureParams } from '../../shared/api/deskPictures'
import {
  ADD_OFFICER,
  AUDIT,
  CHANGE_OFFICER,
  DECIDE_OWNER,
  DECIDE_PICTURE,
  DESK_OWNERS,
  DESK_PICTURE,
  DESK_PICTURES,
  OFFICERS,
  REWARDS,
} from '../../shared/api/deskEndpoints'
import { auditPage } from '../desk/auditPage'
import { readBudget } from '../desk/budget'
import type { DeskDoor } from '../desk/index'
import { addOfficer, changeOfficer, listOfficers } from '../desk/officers'
import { decidePicture, listPictures, seePicture } from '../desk/pictures'
import { decideOwner, listOwners } from '../desk/owners'
import { bind } from '../door/bind'
import { readParams } from './params'
import { officerOf, proveBySession } from './deskProof'

/** What is about the office itself and no single tip: its people, its record, its budget, the pictures that it is to look at. */
export function deskOfficeRoutes(router: Router, { deps, passwords }: DeskDoor): void {
  const prove = proveBySession(deps)

  bind(router, { endpoint: AUDIT, action: 'desk.audit', prove, answer: ({ actor, query }) => auditPage(deps, officerOf(actor), query) })
  bind(router, {
    endpoint: OFFICERS,
    action: 'desk.colleagues',
    prove,
    answer: async ({ actor }) => ({ items: await listOfficers(deps, officerOf(actor)) }),
  })
  bind(router, {
    endpoint: ADD_OFFICER,
    action: 'desk.officers',
    prove,
    answer: ({ actor, body }) => addOfficer(deps, officerOf(actor), passwords, body),
  })
  bind(router, {
    endpoint: CHANGE_OFFICER,
    action: 'desk.officers',
    prove,
    answer: ({ actor, params, body }) => {
      const { officer: name } = readParams(OfficerParams, params)
      return changeOfficer(deps, officerOf(actor), passwords, { name, change: body })
    },
  })
  bind(router, {
    endpoint: REWARDS,
    action: 'desk.rewards',
    prove,
    answer: ({ actor, query }) => readBudget(deps, officerOf(actor), query.year),
  })
  bind(router, { endpoint: DESK_PICTURES, action: 'desk.pictures', prove, answer: ({ actor }) => listPictures(deps, officerOf(actor)) })
  bind(router, {
    endpoint: DESK_PICTURE,
    action: 'desk.pictures',
    prove,
    answer: ({ actor, params }) => seePicture(deps, officerOf(actor), readParams(DeskPictureParams, params).original),
  })
  bind(router, {
    endpoint: DECIDE_PICTURE,
    action: 'desk.pictures',
    prove,
    answer: ({ actor, params, body }) => decidePicture(deps, officerOf(actor), readParams(DeskPictureParams, params).original, body),
  })
  bind(router, { endpoint: DESK_OWNERS, action: 'desk.owners', prove, answer: ({ actor }) => listOwners(deps, officerOf(actor)) })
  bind(router, {
    endpoint: DECIDE_OWNER,
    action: 'desk.owners',
    prove,
    answer: ({ actor, params, body }) => decideOwner(deps, officerOf(actor), readParams(CaseParams, params).id, body),
  })
}
