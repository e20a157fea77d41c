import { BOARDS } from '../../../shared/kinds/notice/words'
import type { Countable } from '../define'

/** What a rule table may ask of a notice. It is put right when its rectification is accepted; on which day that was, no source tells. */
export const countable: Countable<'notice'> = {
  facts: { board: BOARDS },
  said: ({ title, publishedAt, board, rectified }) => ({
    title,
    day: publishedAt,
    facts: { board },
    mending: rectified === null ? 'unknown' : rectified ? 'mended' : 'open',
    mendedOn: null,
  }),
}
