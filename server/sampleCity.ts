import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CitySettings } from '../shared/api/city'
import { shanghaiDay, type Day } from '../shared/codes/dates'
import { KINDS, type Kind } from '../shared/kinds/index'
import { codesOf } from '../shared/vocabulary'
import { SAMPLE_GRADING } from './kinds/enterprise/sampleGrading'
import { ruleOf } from './kinds/index'
import type { Drawing, SamplePiece } from './kinds/sample'
import { Random } from './sample/random'

const SAMPLE_CITY: CitySettings = {
  name: '云帆市',
  sample: true,
  officePhone: '0099-55501235',
  division: '990100',
  terminals: [
    { id: 'yunfan', name: '云帆客运中心', places: ['云帆'] },
    { id: 'linhai', name: '临海客运站', places: ['临海'] },
  ],
}
const SEED = 20_131_116

/** The files of the sample city by name, as it delivers first. The same day and seed give the same bytes. */
export function sampleFiles(today: Day, seed = SEED): Map<string, Buffer> {
  const pieces = piecesOn(today, seed)
  const sources = pieces.flatMap((piece) => piece.sources)
  return new Map([
    ...pieces.flatMap(({ files, later }) => Object.entries({ ...files, ...later?.() })),
    ['city.json', Buffer.from(JSON.stringify(SAMPLE_CITY, null, 2) + '\n')],
    ['grading.json', Buffer.from(JSON.stringify(SAMPLE_GRADING, null, 2) + '\n')],
    ['sources.json', Buffer.from(JSON.stringify({ sources }, null, 2) + '\n')],
  ])
}

/** The files that the city delivers again with news, in the place of those of the same name. */
const sampleNews = (today: Day, seed = SEED): Map<string, Buffer> =>
  new Map(piecesOn(today, seed).flatMap(({ again }) => Object.entries(again?.() ?? {})))

function piecesOn(today: Day, seed: number): SamplePiece[] {
  const drawing: Drawing = {
    today,
    seed,
    random: new Random(seed),
    zones: [],
    enterprises: [],
    accidents: [],
    sites: [],
    hazards: [],
    counted: [],
  }
  return inDrawingOrder().map((kind) => ruleOf(kind).sample.draw(drawing))
}

/** Every kind behind those that it speaks of. */
function inDrawingOrder(): Kind[] {
  const order = new Set<Kind>()
  const add = (kind: Kind): void => {
    for (const before of ruleOf(kind).sample.after ?? []) add(before)
    order.add(kind)
  }
  for (const kind of codesOf(KINDS)) add(kind)
  return [...order]
}

/** Beside the files: the day of the first start, and that the city has delivered again. */
const FIRST_DAY = 'first-day'
const DELIVERED_AGAIN = 'delivered-again'
/** As everything below the data folder, which is made here at a first start. */
const OWN_FOLDER = { recursive: true, mode: 0o700 }
const OWN_FILE = { mode: 0o600 }

/**
 * Writes the sample city into a folder unless it is there, and returns the paths of its list of sources, its settings and its rule table. Its dates are
 * offsets from the day of the first start, which is kept beside it.
 */
export function ensureSampleCity(dir: string, now: Date): { sources: string; city: string; grading: string } {
  const firstDay = join(dir, FIRST_DAY)
  const day = existsSync(firstDay) ? readFileSync(firstDay, 'utf8').trim() : shanghaiDay(now)
  mkdirSync(dir, OWN_FOLDER)
  const news = existsSync(join(dir, DELIVERED_AGAIN)) ? sampleNews(day) : []
  write(dir, new Map([...sampleFiles(day), ...news]), now)
  writeFileSync(firstDay, day + '\n', OWN_FILE)
  return { sources: join(dir, 'sources.json'), city: join(dir, 'city.json'), grading: join(dir, 'grading.json') }
}

/**
 * Lets the sample city in a folder deliver again, once its first delivery is public: a firm of which something is in force was told of something worse.
 * Returns the paths of the files that bring news; none where it has delivered again before.
 */
export function deliverAgain(dir: string, now: Date): string[] {
  const mark = join(dir, DELIVERED_AGAIN)
  if (existsSync(mark)) return []
  const day = readFileSync(join(dir, FIRST_DAY), 'utf8').trim()
  const news = write(dir, sampleNews(day), now)
  writeFileSync(mark, day + '\n', OWN_FILE)
  return news
}

/** Writes what a folder does not have in these bytes, each file whole; returns the paths of these. */
function write(dir: string, files: Map<string, Buffer>, now: Date): string[] {
  const written: string[] = []
  for (const [name, bytes] of files) {
    const file = join(dir, name)
    if (existsSync(file) && readFileSync(file).equals(bytes)) {
      // The city delivers at every start, with or without news.
      utimesSync(file, now, now)
      continue
    }
    mkdirSync(dirname(file), OWN_FOLDER)
    writeFileSync(file + '.part', bytes, OWN_FILE)
    renameSync(file + '.part', file)
    written.push(file)
  }
  return written
}
