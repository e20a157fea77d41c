import { PARTIES, POLICIES, PUBLIC, allow, isAllowed, type Action, type Actor, type Party } from '../../server/policies'
import { ROLES } from '../../shared/tips/words'
import { policyTable } from '../../server/presenters/policies'

const ACTORS: Actor[] = [
  PUBLIC,
  { is: 'reporter', key: 'k' },
  { is: 'owner', id: 's' },
  ...ROLES.map((role): Actor => ({ is: 'officer', id: 'o', desk: 'work-safety', role })),
]

it('lets everybody read what is public today', () => {
  for (const action of ['record.read', 'metrics.read'] as const)
    for (const actor of ACTORS) {
      expect(isAllowed(actor, action)).toBe(true)
      expect(() => allow(actor, action)).not.toThrow()
    }
})

it('lets those do an action that stand in its line, an officer by role', () => {
  for (const action of Object.keys(POLICIES) as Action[])
    for (const actor of ACTORS)
      expect(isAllowed(actor, action)).toBe(
        (POLICIES[action].allowed as readonly Party[]).includes(actor.is === 'officer' ? actor.role : actor.is),
      )
  const stranger = { is: 'officer', id: 'o', desk: 'oversight', role: 'guest' as never } as const
  expect(() => allow(stranger, 'record.read')).toThrow(expect.objectContaining({ code: 'forbidden', status: 403 }))
})

it('is a table that can be printed', () => {
  const table = policyTable({ 'tip.pay': { title: '发奖', allowed: ['payer'] } })
  const [, , line = ''] = table.split('\n')
  expect(line).toBe('| `tip.pay` | 发奖 |' + PARTIES.map((party) => (party === 'payer' ? ' ✓ |' : '  |')).join(''))
})
