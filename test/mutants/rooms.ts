/** What is mutated together: the files of one room, and the unit tests that must notice. */
export interface Room {
  /** what the room decides, in a word or two */
  about: string
  /** files that are mutated, as globs from the root; one that begins with `!` is left out */
  files: readonly string[]
  /** tests that are run against each mutant, as globs from the root: those of functions, where there are some */
  tests: readonly string[]
}

/**
 * The pure rooms of the house, the most important first. A room is small enough to be run within an hour on two cores. Tables of words
 * (surnames, places, folded characters) are data and stay out: a name more or less is no fault of a rule.
 */
export const ROOMS = {
  law: {
    about: 'publicity of penalties, workdays',
    files: ['server/law/*.ts', 'server/kinds/penalty/{publicity,penaltyText}.ts'],
    tests: ['test/server/law/*.test.ts', 'test/server/kinds/penalty/publicity.test.ts'],
  },
  decide: {
    about: 'what becomes of a record: publish, change, end, come back',
    files: ['server/editions/{decide,decision,endings,ended,claims}.ts', 'server/privacy/erase.ts'],
    tests: ['test/server/editions/{decide,claims}.test.ts'],
  },
  judgement: {
    about: 'the sentence over the page of a firm',
    files: ['server/read/judgement.ts', 'server/kinds/*/rules.ts'],
    tests: ['test/server/read/judgement.test.ts'],
  },
  grading: {
    about: 'grades recomputed from public records, and why they differ from the official ones',
    files: ['shared/grading/*.ts'],
    tests: ['test/shared/grading/*.test.ts'],
  },
  rewards: {
    about: 'rewards of tips: rules and reckoning',
    files: ['shared/tips/rewards/*.ts'],
    tests: ['test/shared/tips/rewards.test.ts'],
  },
  moves: {
    about: 'the table of a tip, its states and its clocks',
    files: ['shared/tips/{moves,lifecycle,clocks}.ts'],
    // Without the random walks, which cost a hundred times as much: what they alone notice counts as unnoticed.
    tests: ['test/shared/tips/{moves,clocks,lifecycle}.test.ts'],
  },
  guards: {
    about: 'when a delivery stops',
    files: ['server/mirror/guards/{guards,changeSigns}.ts'],
    tests: ['test/server/mirror/guards/{judge,changeSigns}.test.ts'],
  },
  persons: {
    about: 'persons in texts: found and hidden',
    files: ['shared/codes/persons/*.ts', '!shared/codes/persons/{surnames,places}.ts'],
    tests: ['test/shared/codes/persons/*.test.ts', 'test/shared/codes/others.test.ts'],
  },
  privacy: {
    about: 'where persons are hidden in a record, by the type of each field',
    files: ['server/privacy/{fields,byType,names,record,texts}.ts'],
    tests: ['test/server/privacy/{byType,names,fields}.test.ts'],
  },
  dates: {
    about: 'days as offices write them',
    files: ['shared/codes/{dates,text}.ts'],
    tests: ['test/shared/codes/{dates,datesWritten,others}.test.ts'],
  },
  codes: {
    about: 'codes of firms and regions, numbers of documents, money, degrees',
    files: ['shared/codes/{creditCode,creditCodeCell,degrees,divisionCode,documentNumber,money}.ts'],
    tests: ['test/shared/codes/{creditCode,creditCodeCell,degrees,money,others}.test.ts'],
  },
  fold: {
    about: 'the one form in which two spellings are equal',
    files: ['shared/codes/fold.ts'],
    tests: ['test/shared/codes/fold.test.ts'],
  },
  kinds: {
    about: 'rules of single kinds: parties, grades, how records point to firms',
    files: ['server/kinds/penalty/parties.ts', 'shared/kinds/enterprise/{gradeScales,pointers}.ts'],
    tests: ['test/server/kinds/penalty/parties.test.ts', 'test/shared/kinds/{gradeScales,pointers}.test.ts'],
  },
  read: {
    about: 'the read model: lists, search, geometry',
    files: ['server/read/{model,postings,geometry,changeParts,corrections}.ts'],
    tests: ['test/server/read/{kindModel,geometry,changeParts,corrections}.test.ts'],
  },
  store: {
    about: 'the embedded store: planner, match, update',
    files: ['server/embedded/planner.ts', 'server/embedded/query/{match,update}.ts'],
    tests: ['test/server/embedded/plans.test.ts', 'test/server/embedded/query/*.test.ts'],
  },
} as const satisfies Record<string, Room>

export type RoomName = keyof typeof ROOMS
