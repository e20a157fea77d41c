import { addDays, type Day } from '../../../shared/codes/dates'
import type { Fate, Story, StoryMeasure } from './sampleStories'

/** A measure with its days, as its office writes it down on the first day of the sample city. */
export interface WrittenMeasure extends Omit<StoryMeasure, 'fate'> {
  due: Day | null
  state: 'open' | 'done' | 'overdue' | null
  doneOn: Day | null
}

/** A directive as its office writes it down. */
export interface Written extends Omit<Story, 'measures' | 'age'> {
  no: string
  issuedOn: Day
  measures: WrittenMeasure[]
}

/** Days from a directive to the day of its first measure, and between two. */
const FIRST_DUE = 0.5
const STEP = 6
/** Days that are to come. */
const AHEAD = 12

/** A story told on a day. `no`: its number, without the year. */
export function written(story: Story, no: (year: string) => string, today: Day): Written {
  const { age, measures, ...rest } = story
  const issuedOn = addDays(today, -age)
  return {
    ...rest,
    no: no(issuedOn.slice(0, 4)),
    issuedOn,
    measures: measures.map(({ fate, ...measure }, i) => ({ ...measure, ...daysOf(fate, i, age, issuedOn, today) })),
  }
}

/** What became of a measure, in days: those that are over lie within the age of their directive. */
function daysOf(fate: Fate, i: number, age: number, issuedOn: Day, today: Day): Pick<WrittenMeasure, 'due' | 'state' | 'doneOn'> {
  const due = addDays(issuedOn, Math.floor(age * FIRST_DUE) + i * STEP)
  const ahead = addDays(today, AHEAD + i * STEP)
  switch (fate) {
    case 'kept':
      return { due, state: 'done', doneOn: addDays(due, -2) }
    case 'late':
      return { due, state: 'done', doneOn: addDays(due, STEP) }
    case 'undated':
      return { due, state: 'done', doneOn: null }
    case 'overdue':
      return { due, state: 'open', doneOn: null }
    case 'called overdue':
      return { due, state: 'overdue', doneOn: null }
    case 'running':
      return { due: ahead, state: 'open', doneOn: null }
    case 'untold':
      return { due, state: null, doneOn: null }
    case 'without a day':
      return { due: null, state: 'open', doneOn: null }
  }
}
