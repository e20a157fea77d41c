import { checkFiling, checkPart, type Check, type SignedFiling, type SignedPart } from './check'

export type Task = { of: 'part'; signed: SignedPart } | { of: 'filing'; signed: SignedFiling }

/** What a thread of the pool does with a task. */
export default function check(task: Task): Check {
  return task.of === 'part' ? checkPart(task.signed) : checkFiling(task.signed)
}
