import type { MoveName } from '@shared/tips/moves'

/** Moves that bring a case on its way; the others stand below them. In the order in which a case takes them. */
const ONWARD: readonly MoveName[] = [
  'accept',
  'begin',
  'find_true',
  'find_partly',
  'find_false',
  'find_nothing',
  'handle',
  'decide_reward',
  'close',
  'pay',
  'reopen',
]

/** The lawful moves in two groups. */
export function moveGroups(lawful: readonly MoveName[]): { onward: MoveName[]; other: MoveName[] } {
  return { onward: ONWARD.filter((move) => lawful.includes(move)), other: lawful.filter((move) => !ONWARD.includes(move)) }
}
