import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreBroken } from '../../../server/embedded/index'
import { STORE_FILE } from '../../../server/embedded/files'
import { refuseBroken } from '../../../server/embedded/whole'
import { openDb } from '../../../server/models/index'
import { startBundled, temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
const made = join(dir, 'made')
let folders = 0

beforeAll(async () => {
  const store = await startBundled(made)
  const db = await openDb(store.uri)
  await db.connection.collection('rows').insertMany(Array.from({ length: 5_000 }, (_, i) => ({ i, text: '内容'.repeat(20) })))
  await db.connection.close()
  await store.stop()
})
afterAll(remove)

/** A folder as the service left it, or without some of its files. */
function copied(...without: string[]): { folder: string; file: string } {
  const folder = join(dir, String(folders++))
  mkdirSync(folder)
  for (const name of ['made', STORE_FILE].filter((one) => !without.includes(one))) copyFileSync(join(made, name), join(folder, name))
  return { folder, file: join(folder, STORE_FILE) }
}

const breakageOf = (folder: string): string | null => {
  try {
    refuseBroken(folder)
    return null
  } catch (error) {
    return (error as StoreBroken).breakage
  }
}

it('knows a store that is whole, one of a version without a marker, and a folder that never had one', () => {
  expect(breakageOf(copied().folder)).toBeNull()
  expect(breakageOf(copied('made').folder)).toBeNull()
  expect(breakageOf(copied('made', STORE_FILE).folder)).toBeNull()
})

it('knows a store that is gone, emptied, cut or overwritten', () => {
  expect(breakageOf(copied(STORE_FILE).folder)).toBe('missing')
  const emptied = copied()
  truncateSync(emptied.file, 0)
  expect(breakageOf(emptied.folder)).toBe('empty')
  for (const share of [0.5, 0.99]) {
    const cut = copied('made')
    truncateSync(cut.file, Math.floor(statSync(cut.file).size * share))
    expect(breakageOf(cut.folder)).toBe('cut')
  }
  for (const at of [0, 4_096]) {
    const over = copied('made')
    const bytes = readFileSync(over.file)
    bytes.fill(7, at, at + 512)
    writeFileSync(over.file, bytes)
    expect(breakageOf(over.folder)).toBe('overwritten')
  }
})

it('makes anew what died while it was made, and nothing else', () => {
  const begun = copied('made')
  truncateSync(begun.file, 4_096)
  expect(breakageOf(begun.folder)).toBeNull()
  const lost = copied()
  truncateSync(lost.file, 4_096)
  expect(breakageOf(lost.folder)).toBe('cut')
})

it('is not opened over what is broken, and leaves the folder as it is to whoever restores', async () => {
  const { folder, file } = copied(STORE_FILE)
  const before = readdirSync(folder)
  await expect(startBundled(folder)).rejects.toThrow('restore the back-up')
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(folder).filter((name) => name !== 'lock')).toEqual(before)
  copyFileSync(join(made, STORE_FILE), file)
  const store = await startBundled(folder)
  const db = await openDb(store.uri)
  expect(await db.connection.collection('rows').countDocuments()).toBe(5_000)
  await db.connection.close()
  await store.stop()
  // Who has no back-up takes the marker away, and begins anew.
  for (const name of ['made', STORE_FILE]) rmSync(join(folder, name))
  await (await startBundled(folder)).stop()
})

it('is for its owner alone', async () => {
  const { folder } = copied()
  const store = await startBundled(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).sort()).toEqual(['lock', 'made', 'owner.json', STORE_FILE, `${STORE_FILE}-lock`])
  for (const { name } of files) expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
  await store.stop()
})
