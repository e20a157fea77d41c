import { addDays, addMonths, earliest, type Day } from '../../../shared/codes/dates'
import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import { outcomeOf } from '../../../shared/kinds/directive/measures'
import type { DirectiveInput } from '../../../shared/kinds/directive/schema'
import { charactersPerMeasure, missingIn, substanceOf } from '../../../shared/kinds/directive/substance'
import { DIRECTIVE_PUBLICITY } from '../../law/directivePublicity'
import type { Warn } from '../../cellError'
import { defineKind } from '../define'
import { personsAskedIn, publicParty, spellingsOfCell, withReviewers } from '../publicParty'
import { intake } from './intake'
import { sample } from './sample'
import { statistics } from './statistics'
import { computedOf } from './told'

export const directive = defineKind('directive', {
  toPublic: (input, { envelope, today, warn, evidence }) => {
    warnOfDays(input, today, warn)
    const measures = input.measures.map((measure) => ({
      ...measure,
      owner: measure.owner && publicParty(measure.owner),
      outcome: outcomeOf(measure, today),
    }))
    const { publicUntil: declaredUntil } = envelope
    const body = {
      ...input,
      no: parseDocumentNumber(input.no ?? envelope.documentNo ?? '')?.number ?? null,
      measures,
      cardPicture: withReviewers(evidence(input.cardPicture, 'cardPicture')),
      substance: substanceOf(input),
      missing: missingIn(input),
      charactersPerMeasure: charactersPerMeasure(input.characters, input.measures.length),
    }
    return { body, ends: { publicUntil: publicUntil(input.issuedOn ?? envelope.publishedAt, declaredUntil), declaredUntil } }
  },
  // A measure that is dated ahead is known to be done when that day has come.
  turnsOn: ({ measures }, today) => earliest(measures.map(({ doneOn }) => doneOn).filter((day) => day !== null && day > today)),
  parties: ({ measures }) => ({
    enterprises: measures.flatMap(({ owner }) => (owner === null ? [] : [{ name: owner, uscc: null }])),
    persons: [],
  }),
  hidden: ({ ask, measures, cardPicture }) => [
    ...[...measures.map(({ owner }) => owner), ...cardPicture.map(({ reviewedBy }) => reviewedBy)].flatMap((cell) =>
      cell === null ? [] : spellingsOfCell(cell),
    ),
    ...personsAskedIn([ask, ...measures.map(({ text }) => text)]),
  ],
  title: ({ title }) => title,
  search: ({ title, no, issuer }) => [title, no, issuer],
  mentions: ({ ask, measures }) => [ask, ...measures.flatMap(({ text, owner }) => [text, owner])],
  item: ({ measures }) => ({ measures: measures.map(({ due, state, outcome }) => ({ due, state, outcome })) }),
  deadlines: ({ measures }) =>
    measures.flatMap(({ due, state }, i) =>
      due === null || state === 'done' ? [] : [{ key: `measure-${i + 1}`, on: due, what: `第 ${i + 1} 项措施的期限` }],
    ),
  figures: [
    { key: 'directivesOverdue', label: '有逾期措施的文件', query: (today) => ({ to: addDays(today, -1) }) },
    { key: 'directivesEmpty', label: '没有写措施的文件', query: () => ({ substance: 'empty' }) },
  ],
  statistics,
  computed: computedOf,
  intake,
  sample,
})

/** Until when a directive may be public: the end that its source declares, and no longer than the rule lets it; by the rule alone where its day is known. */
const publicUntil = (issuedOn: Day | null, declared: Day | null): Day | null =>
  earliest([declared, issuedOn && addMonths(issuedOn, DIRECTIVE_PUBLICITY.monthsAfterIssue)])

/** Days of measures that cannot be, as known on a day: they are shown as they stand, and remarked. */
function warnOfDays({ measures, issuedOn }: DirectiveInput, today: Day, warn: Warn): void {
  measures.forEach(({ state, due, doneOn }, i) => {
    if (due !== null && issuedOn !== null && due < issuedOn) warn(`measures.${i}.due`, '完成时限早于发文日期')
    if (doneOn !== null && doneOn > today) warn(`measures.${i}.doneOn`, '公布的完成日期还没有到')
    if (doneOn !== null && (state === 'open' || state === 'overdue')) warn(`measures.${i}.doneOn`, '公布了完成日期，落实情况却不是已落实')
    if (state === 'overdue' && due !== null && due >= today) warn(`measures.${i}.state`, '写着逾期，公布的期限却还没有到')
  })
}
