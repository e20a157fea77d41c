import { isAnswered } from '../../../../shared/kinds/hazard/unrectified'

type Told = Parameters<typeof isAnswered>[0]
const hazard = (over: Partial<Told> = {}): Told => ({
  status: 'closed',
  closedOn: '2026-04-01',
  reopenedOn: null,
  recheck: { on: '2026-04-01', by: '样例所', result: 'passed' },
  extensions: [],
  phases: [],
  ...over,
})
const told = { on: '2026-05-10', status: 'closed' }
const phase = { seq: 1, goal: null, measure: null, due: null, budgetFen: null, state: 'done', evidence: null } as const

it.each<[string, Partial<Told>, boolean]>([
  ['the same row as before', {}, false],
  ['a closing without a day', { closedOn: null, recheck: null }, false],
  ['a new check on the same day, which may have been before', { recheck: { on: '2026-05-10', by: null, result: 'passed' } }, false],
  ['a check without a day', { recheck: { on: null, by: null, result: 'passed' } }, false],
  ['another state', { status: 'rectifying' }, true],
  ['a later check', { recheck: { on: '2026-05-11', by: null, result: 'failed' } }, true],
  ['closed again later', { closedOn: '2026-05-12' }, true],
  ['reopened', { reopenedOn: '2026-05-11' }, true],
  ['extended later', { extensions: [{ newDeadline: '2026-08-01', reason: null, approvedBy: '安委办', on: '2026-05-11' }] }, true],
  [
    'an extension that nobody approved',
    { extensions: [{ newDeadline: '2026-08-01', reason: null, approvedBy: null, on: '2026-05-11' }] },
    false,
  ],
  ['extended before', { extensions: [{ newDeadline: '2026-08-01', reason: null, approvedBy: '安委办', on: '2026-05-01' }] }, false],
  ['a closing on a day that has not come', { closedOn: '2027-05-12' }, false],
  ['a step done later', { phases: [{ ...phase, doneOn: '2026-05-20' }] }, true],
  ['a step done on a day that nobody tells', { phases: [{ ...phase, doneOn: null }] }, false],
])('whether a source has answered: %s', (_what, over, answered) => expect(isAnswered(hazard(over), told, '2026-05-20')).toBe(answered))
