import Supercluster from 'supercluster'
import { presentMarks } from '../../server/presenters/map'
import type { Box } from '../../server/read/geometry'
import { KindModel, type Row } from '../../server/read/model'
import { Random } from '../../server/sample/random'
import { median } from './load'

/**
 * Measures answers of the map over 100,000 hazards against supercluster and JSON alone, in turns, over the same boxes and filters: time, bytes, and
 * whether list and map give the same set. Read the ratio: absolute figures are of the machine.
 */

const POINTS = Number(process.env.BENCH_POINTS ?? 100_000)
const BOXES = 1_000
/** Lines of a list that are held against the map one by one; of longer ones the number. */
const LISTED = 2_000
const WARM = 3_000
const SECTORS = ['chem', 'construction', 'fire', 'gas', 'mine', 'road_transport']
const STATUSES = ['rectifying', 'closed']
const LEVELS = ['major', 'general']
/** Zooms of web maps that show a whole city down to a street. */
const ZOOMS = [8, 10, 12, 14, 16]
const say = (text: string): void => void process.stdout.write(text + '\n')

const random = new Random(16)

/** Hazards of a made-up city: half of them in a few towns, as people live. */
function rowsOf(): Row[] {
  const towns = Array.from({ length: 12 }, () => [123 + random.int(0, 900) / 1_000, 30 + random.int(0, 900) / 1_000] as const)
  return Array.from({ length: POINTS }, (_, i): Row => {
    const [lng, lat] = random.chance(0.5) ? random.pick(towns) : [123 + random.int(0, 1_000_000) / 1e6, 30 + random.int(0, 1_000_000) / 1e6]
    const id = `bench:${i.toString(16).padStart(16, '0')}`
    const position = { lng: lng + random.int(0, 20_000) / 1e6, lat: lat + random.int(0, 20_000) / 1e6 }
    return {
      id,
      from: 1,
      item: JSON.stringify({ id, title: `隐患 ${i}` }),
      facets: {
        order: String(i).padStart(7, '0'),
        sector: random.pick(SECTORS),
        level: random.pick(LEVELS),
        status: random.pick(STATUSES),
        foundBy: 'self',
        due: '2026-05-20',
      },
      code: null,
      names: [],
      mentions: [],
      publicUntil: null,
      sources: ['bench'],
      onMap: {
        keys: [],
        whereabouts: { position, areas: [] },
        pin: JSON.stringify({ id, title: `第 ${i} 条隐患没有整改`, mark: 'major', due: '2026-05-20' }),
      },
      measures: null,
      answers: null,
    }
  })
}

interface Asked {
  filters: Record<string, readonly string[]>
  box: Box
  zoom: number
}

/** Boxes as phones show them: 1.5 tiles wide and 2 high, at every zoom; a third without filters. */
const askedOf = (): Asked => {
  const zoom = random.pick(ZOOMS)
  const tile = 360 / 2 ** zoom
  const [west, south] = [123 + random.int(0, 1_000) / 1_000 - tile / 2, 30 + random.int(0, 1_000) / 1_000 - tile / 2]
  const filters = random.chance(1 / 3)
    ? {}
    : { sector: [random.pick(SECTORS)], ...(random.chance(0.5) ? { level: [random.pick(LEVELS)] } : {}) }
  return { filters, box: [west, south, west + 1.5 * tile, south + 2 * tile], zoom }
}

const timed = <T>(work: () => T): { ms: number; made: T } => {
  const began = performance.now()
  const made = work()
  return { ms: performance.now() - began, made }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

const rows = rowsOf()
const { ms: modelMs, made: model } = timed(() => KindModel.from('hazard', rows))
/** supercluster has no filters: it has an index of each choice of them, which is made before anything is timed. */
const indexes = new Map<string, Supercluster>()
const indexMs: number[] = []
function indexOf(filters: Asked['filters']): Supercluster {
  const key = JSON.stringify(filters)
  const before = indexes.get(key)
  if (before) return before
  const wanted = rows.filter(({ facets }) => Object.entries(filters).every(([name, values]) => values.includes(String(facets[name]))))
  const features = wanted.map(({ id, onMap }) => {
    const { lng = 0, lat = 0 } = onMap?.whereabouts.position ?? {}
    return { type: 'Feature' as const, properties: { id }, geometry: { type: 'Point' as const, coordinates: [lng, lat] } }
  })
  const { ms, made } = timed(() => new Supercluster({ radius: 60, maxZoom: 17 }).load(features))
  indexMs.push(ms)
  indexes.set(key, made)
  return made
}

const asked = Array.from({ length: BOXES }, askedOf)
for (const { filters } of asked) indexOf(filters)

const answer = ({ filters, box }: Asked) => {
  const map = model.map({ filters }, box)
  return { ...map, text: `{"marks":[${presentMarks(map).join(',')}]}` }
}
const theirAnswer = ({ filters, box, zoom }: Asked): string => JSON.stringify(indexOf(filters).getClusters([...box], zoom))

// A service has answered before: what is measured is not the compiler. No choice of filters is asked for that is measured later.
for (let i = 0; i < WARM; i++) {
  const one: Asked = { ...askedOf(), filters: i % 100 === 0 ? { status: [random.pick(STATUSES)], foundBy: [`${i}`, 'self'] } : {} }
  answer(one)
  theirAnswer(one)
}

const ours: number[] = []
const theirs: number[] = []
const bytes: number[] = []
let [drawn, most] = [0, 0]
for (const one of asked) {
  const mine = timed(() => answer(one))
  const other = timed(() => theirAnswer(one))
  ours.push(mine.ms)
  theirs.push(other.ms)
  bytes.push(Buffer.byteLength(mine.made.text))
  drawn += mine.made.cells.length
  most = Math.max(most, mine.made.cells.length)
}

let same = 0
for (const one of asked) {
  const { cells, pinOf } = answer(one)
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const list = model.page({ ...one, sort: 'urgency' }, 0, LISTED)
  const alone = cells.flatMap(({ row }) => (row === null ? [] : [(JSON.parse(pinOf(row) ?? '') as { id: string }).id]))
  const ids = new Set(list.items.map((item) => (JSON.parse(item) as { id: string }).id))
  if (total === list.total && (list.total > LISTED || alone.every((id) => ids.has(id)))) same++
}

const sorted = [ours, theirs, bytes].map((figures) => [...figures].sort((a, b) => a - b))
const [mine = [], other = [], sizes = []] = sorted
const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)
say(
  `${POINTS} points, ${BOXES} boxes with ${indexes.size} choices of filters; the model with its lists and its map: ${Math.round(modelMs)} ms`,
)
say(`an answer: median ${median(ours).toFixed(2)} ms, p99 ${at(mine, 0.99).toFixed(2)} ms, mean ${(sum(ours) / BOXES).toFixed(2)} ms`)
say(
  `supercluster and JSON: median ${median(theirs).toFixed(2)} ms, p99 ${at(other, 0.99).toFixed(2)} ms, mean ${(sum(theirs) / BOXES).toFixed(2)} ms`,
)
say(
  `ours is ${(sum(ours) / sum(theirs)).toFixed(2)} of theirs in all, ${(median(ours) / median(theirs)).toFixed(2)} in the middle, and makes the index of a choice of filters within it`,
)
say(`supercluster takes ${Math.round(median(indexMs))} ms for the index of one choice, in the middle`)
say(
  `an answer is ${at(sizes, 0.5)} bytes in the middle, ${at(sizes, 0.99)} at p99; ${Math.round(drawn / BOXES)} marks on average, ${most} at most`,
)
say(`list and map give the same set for ${same} of ${BOXES} boxes`)
if (same !== BOXES) process.exitCode = 1
