import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import { copyValues } from '../../../server/embedded/copyValues'
import { temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
let root: RootDatabase<Buffer, Buffer>
beforeAll(() => {
  root = open<Buffer, Buffer>({ path: join(dir, 'a.mdb'), noSubdir: true, noSync: true, encoding: 'binary', keyEncoding: 'binary' })
  for (const [key, bytes] of SIZES.entries()) root.putSync(Buffer.from([key + 1]), Buffer.alloc(bytes, key + 1))
})
afterAll(async () => {
  await root.close()
  remove()
})

const SIZES = [10, 16_384, 16_385, 70_000, 262_144, 16 * 1024 * 1024]

/** Whether a value lies in the mapped file itself, as the package marks it. */
const isView = (key: number): boolean =>
  (root.getBinaryFast(Buffer.from([key])) as unknown as { buffer: { isSharedMap?: boolean } }).buffer.isSharedMap === true

it('values are copies and no views of the file, whatever their size', () => {
  // The engine's buffer is one a thread: what it was before depends on who opened a store there.
  copyValues(root)
  expect(SIZES.map((_, key) => isView(key + 1))).toEqual(SIZES.map(() => false))
  const read = [...root.getRange({})].map(({ key, value }) => [key[0], value.length, value[0], value.at(-1)])
  expect(read).toEqual(SIZES.map((bytes, key) => [key + 1, bytes, key + 1, key + 1]))
  // Each is one's own: the next read does not write over it.
  const got = SIZES.map((_, key) => root.get(Buffer.from([key + 1])))
  expect(got.map((value) => [value?.length, value?.at(-1)])).toEqual(SIZES.map((bytes, key) => [bytes, key + 1]))
})
