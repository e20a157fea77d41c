import { z } from 'zod'
import { divisionLevel, parseDivisionCode, withoutFilling } from '../../shared/codes/divisionCode'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { INPUTS, type BodyOf, type InputOf } from '../../shared/kinds/schemas'
import { SectorCode, type Place, type Position } from '../../shared/parts'
import { PRECISIONS, codesOf, type Precision, type Sector } from '../../shared/vocabulary'
import type { Warn } from '../cellError'
import { withElements, withFields } from './changed'
import { tellsStore, withoutCoordinates } from './coordinates'
import { BODY_PLANS, RECORD_PLANS, RUNNING, planAt, treatmentIn, type Plan } from './fields'
import { PLACE_PLANS, hasPlace, mapPlaces, type PlacePlan } from './places'
import { coarsest, isSortedByRisk, precisionOf, soundsProtected } from './precisions'
import { centreOfSquare } from './squares'

/** How exactly is told what lies at another record: that one tells the rest, as far as it may be told. */
const AT_ANOTHER: Precision = 'township'
const AT_ANOTHER_WORDS = '写了所在的监管点，位置以那个监管点公开的为准，不另外公开坐标'
const UNSORTED_WORDS = '行业领域没有写明，看不出是不是需要保护的场所，坐标不公开；来源写明行业领域后按它公开'

/** Where each kind says in which sector it lies, by the type of the field. */
const SECTOR_FIELDS = Object.fromEntries(codesOf(KINDS).map((kind) => [kind, sectorFieldOf(INPUTS[kind])])) as Readonly<
  Record<Kind, string | null>
>

function sectorFieldOf(schema: z.ZodObject): string | null {
  const isSector = (field: z.ZodType): boolean =>
    field === SectorCode ||
    ((field instanceof z.ZodNullable || field instanceof z.ZodDefault || field instanceof z.ZodOptional) &&
      isSector(field.unwrap() as z.ZodType))
  return Object.entries(schema.shape).find(([, field]) => isSector(field as z.ZodType))?.[0] ?? null
}

/** Whether records of a kind say in which sector they lie. */
export const saysSector = (kind: Kind): boolean => SECTOR_FIELDS[kind] !== null

/** The sector that a record says; null where it says none, or its kind has none. */
function sectorOf<K extends Kind>(kind: K, said: InputOf[K] | BodyOf[K]): Sector | null {
  const field = SECTOR_FIELDS[kind]
  return field === null ? null : ((said as Record<string, unknown>)[field] as Sector | null)
}

/** What a source says of a record, its places as coarse as they may be public. */
export interface WithPlaces<T> {
  input: T
  /** whether its texts may not tell coordinates either */
  hidesCoordinates: boolean
}

/** What its kind says of the places of a record. */
export interface Placing {
  /** a sector whose rule holds for them too */
  protectedAs: Sector | null
  /** whether another record tells where it lies, as exactly as that may be told */
  isPlacedByAnother: boolean
  /** whether it may lie at a place that is protected where it says no sector */
  mayBeProtected: boolean
  /** how exactly those at whose place it may lie are told at most */
  atHost: Precision
}

/**
 * Makes every place of a record as coarse as it may be, before anything is made of it: as its sector lets it be (ledgers 0), as the firm lets it at whose
 * place it may lie, and as the row itself wishes where that is coarser. A wish for more is remarked. What lies at another record tells its township only:
 * a row cannot know how exactly that one may be told. Of what may be protected and does not say its sector no coordinates are told.
 */
export function publicPlaces<K extends Kind>(
  kind: K,
  given: InputOf[K],
  { protectedAs, isPlacedByAnother, mayBeProtected, atHost }: Placing,
  warn: Warn,
): WithPlaces<InputOf[K]> {
  const plan = PLACE_PLANS[kind]
  const sector = sectorOf(kind, given)
  const isUnsorted = mayBeProtected && sector === null
  const byItself = coarsest([precisionOf(sector), precisionOf(protectedAs), isPlacedByAnother ? AT_ANOTHER : 'exact'])
  const bySector = coarsest([byItself, atHost])
  if (!hasPlace(given, plan)) return { input: given, hidesCoordinates: isUnsorted || bySector !== 'exact' }
  if (bySector !== byItself) warn(null, `所写的单位是需要保护的场所，位置精度按${PRECISIONS[bySector]}公开`)
  const allowed = bySector === 'exact' && !isSortedByRisk(sector) ? byName(kind, given, warn) : bySector
  const wishes: Precision[] = []
  mapPlaces(given, plan, (type, part, path) => {
    const wish = type === 'place' ? (part as Place).precision : null
    if (wish !== null) wishes.push(wish)
    if (wish !== null && coarsest([wish, allowed]) !== wish)
      warn(`${path}.precision`, `来源写的位置精度是${PRECISIONS[wish]}，这类地点最细是${PRECISIONS[allowed]}，按后者公开`)
    return part
  })
  const precision = coarsest([allowed, ...wishes])
  const why = isPlacedByAnother ? AT_ANOTHER_WORDS : isUnsorted && precision === 'exact' ? UNSORTED_WORDS : null
  const told = (position: Position | null, path: string): Position | null => {
    if (position === null || why === null) return position
    warn(path, why)
    return null
  }
  const input = mapPlaces(given, plan, (type, part, path) => {
    switch (type) {
      case 'place':
        return coarsePlace({ ...(part as Place), position: told((part as Place).position, `${path}.position`) }, precision)
      case 'position':
        return coarsePosition(told(part as Position, path), precision)
      case 'zone code':
        return zoneWithin(part as string, precision)
      case 'boundary':
        return part
    }
  })
  return { input, hidesCoordinates: isUnsorted || precision !== 'exact' }
}

/**
 * The zone of a record, where that tells no more than its place may: the page of a zone shows its boundary. By its number alone a zone is known to be as
 * wide as a township where that number is a township's or of what is above it.
 */
function zoneWithin(code: string, precision: Precision): string | null {
  if (precision === 'hidden') return null
  if (precision === 'exact') return code
  const division = parseDivisionCode(code)
  return division !== null && divisionLevel(division) !== 'village' ? code : null
}

/** How exactly the places of a record may be told at most, whatever itself and its source wish, told or not. */
export function precisionAllowed<K extends Kind>(kind: K, said: InputOf[K], { protectedAs }: Pick<Placing, 'protectedAs'>): Precision {
  const sector = sectorOf(kind, said)
  const bySector = coarsest([precisionOf(sector), precisionOf(protectedAs)])
  return bySector === 'exact' && !isSortedByRisk(sector) ? byName(kind, said, () => {}) : bySector
}

/** What nobody has sorted by its danger is judged by what it is called. */
function byName<K extends Kind>(kind: K, given: InputOf[K], warn: Warn): Precision {
  if (![...namesIn(given, BODY_PLANS[kind])].some(soundsProtected)) return 'exact'
  const precision = precisionOf('hazchem')
  warn(SECTOR_FIELDS[kind], `行业领域看不出危险，名称却像需要保护的场所，位置精度按${PRECISIONS[precision]}公开，请来源写明行业领域`)
  return precision
}

/**
 * Whether pictures of a record tell no more of where it lies than its places may, which were made as coarse as that before: one of a protected place
 * shows it. What nobody has sorted by its danger is judged by what it is called, also where no place is told. `protectedAs`: as of `publicPlaces`.
 */
export function tellsPictures<K extends Kind>(kind: K, input: InputOf[K], { protectedAs, isPlacedByAnother, atHost }: Placing): boolean {
  const sector = sectorOf(kind, input)
  if (isPlacedByAnother && !isSortedByRisk(sector)) return false
  const precisions: Precision[] = [precisionOf(sector), precisionOf(protectedAs), atHost]
  if (hasPlace(input, PLACE_PLANS[kind]))
    mapPlaces(input, PLACE_PLANS[kind], (type, part) => {
      const { precision } = type === 'place' ? (part as Place) : { precision: null }
      // By its sector it may be shown; how coarse the place is told says nothing of that where another record tells it.
      if (precision !== null && !(isPlacedByAnother && precision === AT_ANOTHER)) precisions.push(precision)
      return part
    })
  if (coarsest([...precisions, '500m']) !== '500m') return false
  return isSortedByRisk(sector) || ![...namesIn(input, BODY_PLANS[kind])].some(soundsProtected)
}

/** What the firms, places and works of a value are called. */
function* namesIn(value: unknown, plan: Plan): Generator<string> {
  if (typeof value === 'string') {
    const treatment = treatmentIn(plan)
    if (treatment?.tells || treatment?.naturalPerson) yield value
  } else if (Array.isArray(value)) for (const one of value) yield* namesIn(one, plan)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* namesIn(one, planAt(plan, name))
}

/**
 * Whether a record now tells less exactly where something lies than it did, in its places or in its texts: because its source wishes so, its sector or its
 * firm's is another, or the rule is. What it told before must go with it, or its history would tell it for ever. `placing`: of what it is now.
 */
export function tellsPlaceLess<K extends Kind>(kind: K, before: BodyOf[K], after: BodyOf[K], placing: Placing): boolean {
  const plan = PLACE_PLANS[kind]
  if (plan === null) return false
  const sector = sectorOf(kind, after)
  const ofSector = coarsest([precisionOf(sector), precisionOf(placing.protectedAs), placing.atHost])
  const hidesPosition = placing.isPlacedByAnother || (placing.mayBeProtected && sector === null)
  if ((hidesPosition || ofSector !== 'exact') && tellsPlaceInTexts(kind, before)) return true
  if (hidesPosition && hasPosition(before, plan)) return true
  const precisions = new Map<string, Precision>()
  mapPlaces(before, plan, (type, part, path) => {
    if (type === 'place') precisions.set(path, (part as Place).precision ?? 'exact')
    if (type === 'position') precisions.set(path, 'exact')
    return part
  })
  if (precisions.size === 0) return false
  const now = new Map<string, Precision>()
  mapPlaces(after, plan, (type, part, path) => {
    if (type === 'place') now.set(path, (part as Place).precision ?? 'exact')
    if (type === 'position') now.set(path, 'exact')
    return part
  })
  return [...precisions].some(([path, was]) => coarsest([was, now.get(path) ?? ofSector]) !== was)
}

/** Whether the texts of a record repeat coordinates. */
function tellsPlaceInTexts<K extends Kind>(kind: K, body: BodyOf[K]): boolean {
  const said = { body }
  return JSON.stringify(withoutPlaceInTexts(kind, said, () => {})) !== JSON.stringify(said)
}

function hasPosition(body: unknown, plan: PlacePlan): boolean {
  let has = false
  mapPlaces(body, plan, (type, part) => {
    has ||= type === 'position' || (type === 'place' && (part as Place).position !== null)
    return part
  })
  return has
}

function coarsePlace({ address, division, position }: Place, precision: Precision): Place {
  switch (precision) {
    case 'exact':
      return { address, division, position, precision }
    case '500m':
      return { address: null, division, position: position && centreOfSquare(position), precision }
    case 'township':
      return { address: null, division: division && townshipOf(division), position: null, precision }
    case 'hidden':
      return { address: null, division: null, position: null, precision }
  }
}

const coarsePosition = (position: Position | null, precision: Precision): Position | null =>
  precision === 'exact' ? position : precision === '500m' && position !== null ? centreOfSquare(position) : null

const TOWNSHIP_DIGITS = 9
const townshipOf = (division: string): string => withoutFilling(division.slice(0, TOWNSHIP_DIGITS))

/**
 * What is said of a record whose place it does not tell exactly itself, without the coordinates that its texts repeat; an address of the web that holds some is
 * left out. The number of a tank or a store stays, for it says what is to be put right: it is remarked, and somebody is to look at it.
 */
export function withoutPlaceInTexts<R>(kind: Kind, said: R, warn: Warn): R {
  return hide(said, RECORD_PLANS[kind], 0, '', warn) as R
}

/** The path of a field below another one. Body and envelope are no part of what a source calls a field, and not of its path. */
const below = (depth: number, path: string, name: string): string => (depth < 2 ? name : `${path}.${name}`)

// Functions of their own: every field of every row of a protected place passes here.
function hide(inner: unknown, at: Plan, depth: number, path: string, warn: Warn): unknown {
  if (at === null || inner === null) return inner
  if (typeof inner === 'string') return hideIn(inner, at, path, warn)
  if (typeof inner !== 'object') return inner
  if (Array.isArray(inner)) return withElements(inner, (one, i) => hide(one, at, depth + 1, below(depth, path, String(i)), warn))
  return withFields(inner, (one, name) => {
    const plan = planAt(at, name)
    return plan === null ? one : hide(one, plan, depth + 1, below(depth, path, name), warn)
  })
}

function hideIn(text: string, at: Plan, path: string, warn: Warn): string | null {
  const treatment = treatmentIn(at) ?? RUNNING
  const hidden = withoutCoordinates(text)
  if (hidden !== text) {
    warn(path, '写了坐标，这个地点不公开准确位置，坐标已经隐去')
    return treatment.numbers === 'left out' ? null : hidden
  }
  if ((treatment === RUNNING || treatment.tells || treatment.naturalPerson) && tellsStore(text))
    warn(path, '写了储罐、库房的编号或门牌，这个地点不公开准确位置，请核对能否公开')
  return text
}
