import { ACCIDENT_LEVELS, ACCIDENT_NATURES } from '../../../shared/kinds/accident/words'
import { RESPONSIBILITY_SHARES } from '../../../shared/vocabulary'
import type { Countable } from '../define'

/** What a rule table may ask of an accident. Nothing makes one undone: it counts until its term is over. */
export const countable: Countable<'accident'> = {
  facts: {
    level: ACCIDENT_LEVELS,
    nature: ACCIDENT_NATURES,
    responsibility: RESPONSIBILITY_SHARES,
    deaths: 'number',
    seriousInjuries: 'number',
  },
  said: ({ title, category, occurredOn, level, nature, responsibility, deaths, seriousInjuries }) => ({
    title: title ?? category,
    day: occurredOn,
    // What is still being looked into may turn out to be either.
    facts: { level, nature: nature === 'undetermined' ? null : nature, responsibility, deaths, seriousInjuries },
    mending: 'never',
    mendedOn: null,
  }),
}
