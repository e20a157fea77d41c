import type { Computed, Judgement } from '../../shared/api/records'
import type { SummaryAnswer } from '../../shared/api/city'
import type { Statistic } from '../../shared/api/statistics'
import type { Unrectified } from '../../shared/api/unrectified'
import type { Day } from '../../shared/codes/dates'
import type { EnvelopeInput } from '../../shared/envelope'
import type { OfficialGrade } from '../../shared/grading/differences'
import type { GradingInput } from '../../shared/grading/inputs'
import type { GradeScheme } from '../../shared/kinds/enterprise/words'
import type { Kind } from '../../shared/kinds/index'
import type { BodyOf, InputOf, ItemOf } from '../../shared/kinds/schemas'
import type { EvidenceInput, EvidencePicture } from '../../shared/parts'
import type { Boundary } from '../../shared/kinds/zone/schema'
import type { Coverage, Sector } from '../../shared/vocabulary'
import type { Template } from '../mapping/template'
import type { Parties } from '../privacy/erase'
import type { Warn } from '../cellError'
import type { PlainPage } from './page'
import type { Sample } from './sample'

/** What stands beside the body of a row. */
export interface Given {
  envelope: EnvelopeInput
  today: Day
  /** the day that has surely come, by which things begin and end that nobody can take back; `today` where the clock is believed */
  sureDay: Day
  warn: Warn
  /** fields that the source wrote and nobody could read, by their paths: they are unknown, and not left out */
  unread: readonly string[]
  /** the pictures that a row names under a field (default: `evidence`), as they may be public; null where it names none */
  evidence: (handed: readonly EvidenceInput[], field?: string) => EvidencePicture[] | null
}

/** What is known of an envelope beside what it says. */
export interface Beside<K extends Kind> {
  /** what its row says of the record; null: nobody can read it */
  input: InputOf[K] | null
  /** what the description of its source says of every row alike, and no row by itself */
  ofAll: Partial<EnvelopeInput>
}

/**
 * The same for a kind, with what was last public of the record, null or absent where nothing was, and of others of its agency or of this house, or of any
 * agency where its kind asks for that; absent too for kinds that do not go on from that.
 */
export interface GivenOf<K extends Kind> extends Given {
  before?: BodyOf[K] | null
  /** the day on which its source first delivered the file in which it stands; null or absent: it had delivered nothing before */
  deliveredOn?: Day | null
  beside?: readonly BodyOf[K][]
  /** what the same file says of other records, of its agency or of such as are beside it; absent for kinds whose records do not rest on that */
  around?: readonly Around<K>[]
}

/** What a source says now of a record, and what was last public of that; null: nothing was. */
export interface Around<K extends Kind> {
  input: InputOf[K]
  before: BodyOf[K] | null
}

/** A body as its kind makes it, and its publicity where the law bounds that. */
export interface Made<K extends Kind> {
  body: BodyOf[K]
  ends?: {
    publicUntil: Day | null
    /** the end that its source declares, whatever the law makes of it */
    declaredUntil: Day | null
  }
  /** whether nothing of it is public yet: its row is read well, and its record begins by a later reading */
  waits?: true
}

/** What a record is found by, as the read model keeps it. */
export interface Found {
  /** the texts that people search for, as `nameKey` writes them */
  names: readonly string[]
  code: string | null
  facets: Readonly<Record<string, string | string[] | undefined>>
}

/** A day on which something has to be done, or is over. */
export interface Deadline {
  /** tells it apart from the others of its record, and stays the same when its day moves */
  key: string
  on: Day
  /** what is due, without the name of any person */
  what: string
}

/** Where a record lies on a map. */
export interface Whereabouts {
  position: { lng: number; lat: number } | null
  /** areas and spots at whose mark it stands where its position is not known or not public, by their keys, the nearest first */
  areas: readonly string[]
}

/** Something that stands against calm: how grave, the clause of the sentence, and what it rests on. */
export interface Evidence {
  tone: Exclude<Judgement['tone'], 'pass'>
  clause: string
  reasons: string[]
}

/** Of whom records of other kinds are evidence. */
export interface Judged {
  isCarrier: boolean
  today: Day
}

/** One figure of the home page; it counts the very list that it leads to. */
export interface FigureRule {
  key: string
  label: string
  /** the list's parameters on a day */
  query?: (today: Day) => Readonly<Record<string, string>>
}

/** The lines of one kind that are public, as far as a rule asks for them. */
export interface Lines {
  /** how many have a value of a filter */
  count(filter: string, value: string): number
  /** the first lines in an order, as JSON texts */
  first(sort: string, limit: number): string[]
}

/** What a version says beside its body, as far as statistics look at it. */
export interface Said {
  agency: string
  source: string
  changedAt: Date
}

/** What many records of a kind come to: what is measured of each, and the figures over a set of them on a day. */
export interface Statistics<K extends Kind, M = unknown> {
  /** of a body, and of what stands beside it in its version */
  measuresOf(body: BodyOf[K], said: Said): M
  over(measured: readonly M[], today: Day): Statistic[]
  rules: readonly { key: string; text: string; version: number }[]
}

/** When records of a kind stand beside those that they name, for who looks back over the quarters. */
export interface Stands<K extends Kind> {
  /** one character that stands for it where there is room for no more */
  letter: string
  word: string
  /** the order of its list whose days tell of which time its sources tell; absent: the one that `from` and `to` bound */
  toldBy?: string
  /** what a record is called beside its word */
  title(item: ItemOf[K]): string | null
  /** the days on which a record stands, `to` null: it still does; `unknown` where that cannot be told; null where it does not */
  on(item: ItemOf[K], today: Day): StandingDays | 'unknown' | null
}

export interface StandingDays {
  from: Day
  to: Day | null
}

/** The one day on which something was, as the days on which it stands. */
export const standsOn = (day: Day | null): StandingDays | 'unknown' => (day === null ? 'unknown' : { from: day, to: day })

/** What a rule table may ask of the records of a kind that it gives or takes points by. */
export interface Countable<K extends Kind> {
  /** each fact by its name: the codes that it can have, with their words, or that it is a number */
  facts: Readonly<Record<string, Readonly<Record<string, string>> | 'number'>>
  /** a public record as facts; null where it is none that could count. A record that nothing can make undone is mended `never` */
  said(item: ItemOf[K], today: Day): Omit<GradingInput, 'kind' | 'id' | 'publicUntil'> | null
}

/** A measure as a record tells it; without a number, or without words, it is told of by neither. */
export interface Ordered {
  decisionNo: string | null
  text: string | null
  from: Day | null
  to: Day | null
}

/** At whose place records of a kind may lie: those are of another kind, and how exactly they are told bounds how exactly these are. */
export interface Hosting<K extends Kind> {
  kind: Kind
  /** the values by which a record points to its hosts */
  tokens(said: InputOf[K] | BodyOf[K]): readonly string[]
}

/** What residents can tell of records of a kind and the desk verify: that nothing was put right. It holds until the source answers. */
export interface Unrectifiable<K extends Kind, A = unknown> {
  /** what the read model keeps of a body to know whether its source has answered */
  answersOf(body: BodyOf[K]): A
  isAnswered(answers: A, told: Unrectified, today: Day): boolean
  /** its line where the source has not */
  line(item: ItemOf[K], on: Day): ItemOf[K]
  /** what statistics need of it then */
  measured(measures: unknown): unknown
  /** what it is listed under then, beside all else: filters of which no version knows */
  facets: Readonly<Record<string, string>>
}

/** How rows are known that are counted only, and what their description then says. */
export interface TallyIntake {
  /** a header that only such rows have */
  known: RegExp
  /** what such a file, sheet or title is called */
  named: RegExp
  /** the field that their number becomes */
  into: string
  /** the field that parts them, and the headers by which its column is known */
  by: { field: string; headers: RegExp }
  /** what is the same for all of them */
  constants: Readonly<Record<string, string>>
}

/** The list of a kind that takes the firms behind the first of one cell, and what else stands in its entries. */
export interface FurtherParties {
  list: string
  others: Readonly<Record<string, string>>
}

/** Of a kind whose lines are each a thing by itself, as payments are, where many of them are one record. */
export interface OwnLines {
  /** the field of the item by which a line is told apart from another that says the same; without it each of them counts */
  no: string
  /** fields of the whole that lines may say differently, as a budget that was raised: the last one holds */
  newest: readonly string[]
}

/** How the columns of a strange file are known to be of this kind, and what its description then says. */
export interface Intake {
  /** headers by which a field is known, the likelier first; fields of the envelope are the same for every kind */
  headers: Readonly<Record<string, RegExp>>
  /** what a record cannot do without: any one field of each group */
  needs: readonly (readonly string[])[]
  /** whether a file is all there is, or a piece; absent: all */
  coverage?: Coverage
  /** fields that a file tells by what its headers are called, and no column of it */
  constants?: (headers: readonly string[]) => Readonly<Record<string, string>>
  /** rows that are one thing each, of which nothing but the number may be read */
  tally?: TallyIntake
  /**
   * The list of which a row may be one item, where a record comes in as many rows as it has items; the fields that such a record is known by, the
   * likelier first; and what a sheet that holds one record alone tells by its own name.
   */
  gathers?: { into: string; by: readonly (readonly string[])[]; called: string }
  /** fields that hold persons by their nature: columns of names are read for them, and left out elsewhere */
  ofPersons?: readonly string[]
  /** headers that leave open what is meant, or that no field has, each with what to ask or to know */
  asks?: readonly (readonly [headers: RegExp, question: string])[]
  /**
   * a field that a column is known by, and is not of it where another column says so by its header: what it is then, or nothing. 完成时间 is the day when it
   * had to be done, and beside 完成时限 the day when it was.
   */
  yields?: Readonly<Record<string, { to: RegExp; as?: string }>>
  /**
   * what the cells of a table are whose columns are months, by what it is called or by its rows, as the header that says so; null: that they are of the kind,
   * and not which of its amounts
   */
  titled?: readonly (readonly [words: RegExp, header: string | null])[]
  /** headers under which one cell may list several records by numbers, and by which header one of them is known */
  listed?: { headers: RegExp; as: string }
  /** the field that the one year above a table tells, where no column does */
  yearAbove?: string
  /** fields that words in the column of another field tell, as `by when` tells that it was done at once */
  tells?: Readonly<Record<string, { beside: string; words: Readonly<Record<string, string>> }>>
  /** what offices write for the codes of a field beside our own words for them, by the field */
  words?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** the same for words that mean something else under some headers */
  wordsUnder?: readonly { headers: RegExp; field: string; words: Readonly<Record<string, string>> }[]
  /** by a field that names one firm where the others go that stand in the same cell */
  furtherParties?: Readonly<Record<string, FurtherParties>>
  /** descriptions that every bureau has in common, by name */
  templates?: Readonly<Record<string, Template>>
}

/** The parts that most kinds share; a kind says otherwise where it differs. */
interface Defaults<K extends Kind> {
  /** the first later day on which the same row will say something else, beside what its envelope says */
  turnsOn(input: InputOf[K], today: Day): Day | null
  parties(said: InputOf[K] | BodyOf[K]): Parties
  /** the units that its source names as having decided what it says: none of them judges an objection against it. None: nobody is named */
  decidedBy(body: BodyOf[K], said: Pick<Said, 'agency'>): readonly (string | null)[]
  /** whether it names somebody who answers for something by his office, and who may object to that */
  namesOfficials(body: BodyOf[K]): boolean
  /** every spelling of natural persons whom nothing else of the record may repeat */
  hidden(input: InputOf[K], envelope: EnvelopeInput): readonly string[]
  /** a sector as whose places its own are protected, whatever sector it names itself */
  protectedAs(said: InputOf[K] | BodyOf[K]): Sector | null
  /** whether another record tells where it lies, so that it tells no position of its own */
  isPlacedByAnother(said: InputOf[K] | BodyOf[K]): boolean
  /** whether it may lie at a place that is protected where it says no sector: at a firm, whose own may be one */
  mayBeProtected(said: InputOf[K] | BodyOf[K]): boolean
  /** whether nothing of its rows may be told but what is made of them: no report repeats a row or a cell, not even one that is refused */
  hidesRows: boolean
  /**
   * whether its cells may hold what is not told: no hash of its files is, for a short file can be guessed by it, nor how long they are, nor a number that a
   * report finds in them
   */
  hidesCells: boolean
  /** what its source says beside the body, as it may be told: words of an office may repeat what the body does not tell */
  envelopeTold(envelope: EnvelopeInput, beside: Beside<K>): EnvelopeInput
  /** what holds of the lines that are gathered to a record, where each of them stands by itself; null: each is a part of the whole */
  ownLines: OwnLines | null
  /** whether a record goes on from what is public of it, so that it needs that whenever it is read */
  goesOn: boolean
  /** whether what it tells rests on what other rows of its delivery say, so that all of these have to be known before one record is made */
  restsOnOthers: boolean
  /** whether what another agency tells is beside it, by the names of both as `agencyKey` writes them; else only what its own tells is */
  isBeside(agency: string, other: string): boolean
  /** fields of its line that are no fields of its body */
  item(body: BodyOf[K]): Partial<ItemOf[K]>
  /** days on which something of it is due and not known to be done, beside the end of its publicity; each key once */
  deadlines(body: BodyOf[K]): readonly Deadline[]
  /** texts by which it is found beside those of `search`, and which are no name of it; only what is public of it */
  mentions(body: BodyOf[K]): readonly (string | null)[]
  /** the code by which people ask for it beside its id */
  code(body: BodyOf[K]): string | null
  /** the values by which records of any kind point to it */
  tokens(found: Found): readonly string[]
  /** where the store has the records that were once known by a text, whether or not they still are; null: only by their ids */
  formerly(asked: string): Readonly<Record<string, string>> | null
  /** where it answers for what happens: asked for by a place */
  boundary(body: BodyOf[K]): Boundary | null
  /** what the area within its boundary, or the spot where it lies, is called by records that lie there */
  areaKeys(body: BodyOf[K]): readonly string[]
  /** where it lies, for kinds whose list has a map */
  whereabouts(body: BodyOf[K]): Whereabouts
  /**
   * what its mark on a map tells beside its title: a code of its kind, until when something is due, and which of the two are written and nobody could
   * read; `unread`: the fields of which that is so
   */
  pin(body: BodyOf[K], unread: readonly string[]): { mark: string | null; due: Day | null; unread?: readonly ('mark' | 'due')[] }
}

/** What is special about one kind: everything that the mirror, the editions, the read model and the presenters ask of it. */
export interface KindRules<K extends Kind> extends Defaults<K> {
  /**
   * Turns what a source says into what is public of it, before persons are hidden by the types of its fields. Throws CellError where the row
   * cannot be used, NotPublic where the law does not let it be shown.
   */
  toPublic(input: InputOf[K], given: GivenOf<K>): Made<K>
  /** what a record is called; null where it has no name */
  title(body: BodyOf[K]): string | null
  /** the texts by which people search for it */
  search(body: BodyOf[K]): readonly (string | null)[]
  /**
   * what is computed of it, for its page to tell as computed. `today` is null where a past version is told: what rests on the day is left out then
   */
  computed?(body: BodyOf[K], today: Day | null): Computed[]
  /** what its source leaves unsaid of the way from one version to the next, in plain sentences */
  stepRemarks?(before: BodyOf[K], after: BodyOf[K]): string[]
  /**
   * where a row tells of another matter than what is public under its key, by its number and the days of both: a list whose numbers begin anew takes the last
   * one's away; null where it tells of the same
   */
  anotherAt?(before: BodyOf[K], after: BodyOf[K]): string | null
  /** the filter of its own list by which a record is found by its tokens: through it a kind that points to itself is walked upwards */
  ownFilter?: string
  /**
   * the filter of its own list by which all are found that bear a number, where offices number theirs by themselves: what names a number that several
   * bear belongs to none of them
   */
  numberFilter?: string
  figures: readonly FigureRule[]
  /** what the home page tells beside the figures */
  summary?(lines: Lines): Partial<Pick<SummaryAnswer, 'sectors' | 'newestNotices'>>
  /** makes records of this kind judged: of whom the evidence is, and what the record itself says against calm */
  judged?(body: BodyOf[K], today: Day): { judged: Judged; evidence: Evidence[] }
  /** what its public records say against a record that is judged and that they point to */
  evidence?(items: readonly ItemOf[K][], judged: Judged): Evidence[]
  /** the clause that says that there is no such evidence; absent: its name among those of which nothing is public */
  calm?(judged: Judged): string
  /** for kinds whose records stand beside those that they name on days of their own */
  stands?: Stands<K>
  /** for kinds by whose records a rule table may give or take points */
  countable?: Countable<K>
  /** for kinds whose records tell what was decided of firms: each measure, one that is over too */
  orders?(body: BodyOf[K], said: { documentNo: string | null }): Ordered[]
  /** for kinds whose records are graded: the official grade in a scheme; null where none is public */
  officialGrade?(body: BodyOf[K], scheme: GradeScheme): OfficialGrade | null
  /**
   * for kinds of decisions about firms: whether what a source says stands against them, beside what is in force by the same source; null: nothing is. What
   * does is not public before they could object
   */
  isAgainst?(body: BodyOf[K], inForce: BodyOf[K] | null): boolean
  /** for kinds whose records may lie at the places of others */
  host?: Hosting<K>
  /** for kinds whose records are put right */
  unrectified?: Unrectifiable<K>
  /** for kinds whose list has groups: statistics over them */
  statistics?: Statistics<K>
  /** for kinds whose statistics count once what several sources list: each text that such a record shares with the others; none: it is its own */
  factsOf?(body: BodyOf[K], said: { documentNo: string | null }): readonly string[]
  /** for kinds with a plain page, at the address that `shared/kinds/plain` gives it */
  page?: PlainPage<K>
  intake: Intake
  sample: Sample
}

const noAreas = (): readonly string[] => []

/** Whether records of other kinds may lie at those of a kind. */
export const isArea = ({ areaKeys }: { areaKeys: unknown }): boolean => areaKeys !== noAreas

const defaults = <K extends Kind>(): Defaults<K> => ({
  turnsOn: () => null,
  parties: () => ({ enterprises: [], persons: [] }),
  decidedBy: () => [],
  namesOfficials: () => false,
  hidden: () => [],
  protectedAs: () => null,
  isPlacedByAnother: () => false,
  mayBeProtected: () => false,
  hidesRows: false,
  hidesCells: false,
  envelopeTold: (envelope) => envelope,
  ownLines: null,
  goesOn: false,
  restsOnOthers: false,
  isBeside: (agency, other) => agency === other,
  item: () => ({}),
  deadlines: () => [],
  mentions: () => [],
  code: () => null,
  tokens: () => [],
  formerly: () => null,
  boundary: () => null,
  areaKeys: noAreas,
  whereabouts: () => ({ position: null, areas: [] }),
  pin: () => ({ mark: null, due: null }),
})

/** The rules of a kind, with what most kinds share where it says nothing else. */
export const defineKind = <K extends Kind>(_kind: K, own: Omit<KindRules<K>, keyof Defaults<K>> & Partial<Defaults<K>>): KindRules<K> => ({
  ...defaults<K>(),
  ...own,
})

/** Evidence without any that rests on nothing. */
export const found = (tone: Evidence['tone'], reasons: string[], clause: string): Evidence[] =>
  reasons.length === 0 ? [] : [{ tone, clause, reasons }]
