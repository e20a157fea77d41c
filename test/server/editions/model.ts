/**
 * A model of the editions protocol: every `yield` is one round trip to the store, and between two of them anything may
 * happen. Writers have no lease; they stall and die at random. Readers take an edition once and then read key by key.
 */

export const OPEN = 1e9
const KEYS = ['a', 'b', 'c', 'd']

/** Rules of the protocol, and ways to break them that a test must notice. */
export interface Rules {
  /** ended versions leave the lists at once instead of below the floor */
  tidyAtOnce?: boolean
  /** a writer ends whatever is open under the key, instead of the version it decided about */
  endByKey?: boolean
  /** a dead writer's work is taken back by its number instead of being finished */
  rollBack?: boolean
  /** the number of an edition may be claimed by two */
  sharedNumber?: boolean
}

interface Version {
  key: string
  value: number
  from: number
  to: number
  live: boolean
}

interface Edition {
  state: 'prepared' | 'published'
  changes: { key: string; value: number | null; ends: string | null }[]
  floor: number
}

interface World {
  random: () => number
  versions: Map<string, Version>
  editions: Map<number, Edition>
  /** what each edition must show, noted when it is published */
  expected: Map<number, Record<string, number>>
  wrong: number
  reads: number
}

type Process = Generator<undefined, void, undefined>

const FLOOR_DEPTH = 3

const newest = ({ editions }: World, publishedOnly: boolean): number =>
  Math.max(...[...editions].filter(([, edition]) => !publishedOnly || edition.state === 'published').map(([number]) => number))

function* writer(world: World, rules: Rules): Process {
  for (;;) {
    yield
    let number = newest(world, false)
    if (world.editions.get(number)?.state === 'published') {
      const claimed = yield* decideAndClaim(world, number, rules)
      if (claimed === null) continue
      number = claimed
    } else if (rules.rollBack) {
      for (const [id, version] of [...world.versions]) {
        if (version.from !== number) continue
        yield
        world.versions.delete(id)
      }
      yield
      world.editions.delete(number)
      continue
    }
    yield* complete(world, number, rules)
  }
}

function* decideAndClaim(world: World, base: number, rules: Rules): Generator<undefined, number | null, undefined> {
  yield
  const before = visible(world, base)
  const changes = KEYS.flatMap((key): Edition['changes'] => {
    const chance = world.random()
    if (chance < 0.3) return [{ key, value: Math.floor(world.random() * 1e6), ends: openVersion(world, key, base) }]
    return chance < 0.45 && before[key] !== undefined ? [{ key, value: null, ends: openVersion(world, key, base) }] : []
  })
  yield
  if (world.editions.has(base + 1) && !rules.sharedNumber) return null
  world.editions.set(base + 1, { state: 'prepared', changes, floor: 0 })
  return base + 1
}

function* complete(world: World, number: number, rules: Rules): Process {
  const edition = world.editions.get(number)
  if (!edition) return
  for (const { key, value, ends } of edition.changes) {
    yield
    for (const [id, version] of world.versions) {
      const isMeant = rules.endByKey ? version.key === key && version.from !== number : id === ends
      if (isMeant && version.to === OPEN) version.to = number
    }
    yield
    const id = `${key}@${number}`
    if (value !== null && !world.versions.has(id)) world.versions.set(id, { key, value, from: number, to: OPEN, live: true })
  }
  yield
  if (edition.state === 'prepared') {
    edition.state = 'published'
    edition.floor = Math.max(0, number - FLOOR_DEPTH)
    world.expected.set(number, after(world.expected.get(number - 1) ?? {}, edition.changes))
  }
  const { floor } = world.editions.get(newest(world, true)) ?? edition
  for (const version of world.versions.values()) {
    if (!version.live || version.to > (rules.tidyAtOnce ? number : floor)) continue
    yield
    version.live = false
  }
}

function* reader(world: World, rules: Rules): Process {
  for (;;) {
    yield
    const number = newest(world, true)
    const seen: Record<string, number[]> = {}
    for (const key of KEYS) {
      yield
      seen[key] = [...world.versions.values()]
        .filter((v) => v.key === key && v.live && v.from <= number && v.to > number)
        .map((v) => v.value)
    }
    // Below the floor a list answers that its edition is gone.
    const floor = world.editions.get(newest(world, true))?.floor ?? 0
    if (number < floor && !rules.tidyAtOnce) continue
    world.reads++
    const expected = world.expected.get(number) ?? {}
    const isRight = KEYS.every((key) =>
      expected[key] === undefined ? seen[key]?.length === 0 : seen[key]?.length === 1 && seen[key][0] === expected[key],
    )
    if (!isRight) world.wrong++
  }
}

function visible({ versions }: World, number: number): Record<string, number> {
  return Object.fromEntries([...versions.values()].filter((v) => v.from <= number && v.to > number).map((v) => [v.key, v.value]))
}

function openVersion({ versions }: World, key: string, base: number): string | null {
  return [...versions].find(([, v]) => v.key === key && v.from <= base && v.to > base)?.[0] ?? null
}

function after(before: Record<string, number>, changes: Edition['changes']): Record<string, number> {
  const next = { ...before }
  for (const { key, value } of changes) {
    if (value === null) delete next[key]
    else next[key] = value
  }
  return next
}

/** Runs one random history with two writers and two readers; says how many reads there were and how many were wrong. */
export function runHistory(random: () => number, rules: Rules = {}, steps = 1_500): { reads: number; wrong: number; editions: number } {
  const world: World = {
    random,
    versions: new Map(),
    editions: new Map([[0, { state: 'published', changes: [], floor: 0 }]]),
    expected: new Map([[0, {}]]),
    wrong: 0,
    reads: 0,
  }
  const start = [() => writer(world, rules), () => writer(world, rules), () => reader(world, rules), () => reader(world, rules)]
  const processes = start.map((make) => make())
  const asleepUntil = processes.map(() => 0)
  for (let time = 0; time < steps; time++) {
    const i = Math.floor(random() * processes.length)
    if ((asleepUntil[i] ?? 0) > time) continue
    const chance = random()
    if (i < 2 && chance < 0.01) {
      processes[i] = writer(world, rules)
      asleepUntil[i] = time + (random() < 0.5 ? 0 : 30)
    } else if (i < 2 && chance < 0.03) asleepUntil[i] = time + 60
    else processes[i]?.next()
  }
  return { reads: world.reads, wrong: world.wrong, editions: world.editions.size - 1 }
}
