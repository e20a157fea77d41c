import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import { copyValues } from './copyValues'
import { freeBytesOf } from './disk'
import { FORMER, STORE_FILE } from './files'
import { refuseOpening } from './space'

/** The trees of a store, by the names they have in the file. */
const TREES = ['documents', 'entries', 'catalogue'] as const
/** What lies beside a store from before 0.5.0. */
const BESIDE_FORMER = ['lock.mdb', 'data.mdb-lock']
const COMMIT_EVERY = 5_000

type Bytes = Database<Buffer, Buffer>

/**
 * Copies a store that a version before 0.5.0 has written into a file of its own, and then removes what it was copied
 * from; does nothing where there is none. Their engine (lmdb 3) writes the list of free pages in a form that lmdb 2 takes for
 * pages to write on, and sometimes writes a page into it twice: that list cannot be taken over, every key and value can.
 * A process that dies in the middle has changed nothing; the next start begins again. Throws DiskFull where there is no room for both.
 */
export async function takeOverFormer(dir: string, freeBytes: () => number = () => freeBytesOf(dir)): Promise<void> {
  const [former, file] = [join(dir, FORMER), join(dir, STORE_FILE)]
  const part = `${file}.part`
  removeAll([part, `${part}-lock`])
  if (!existsSync(former)) return
  const { size } = statSync(former)
  if (size > 0 && !existsSync(file)) {
    refuseOpening(freeBytes(), size)
    await copyStore(former, part)
    renameSync(part, file)
    flushFolder(dir)
  }
  removeAll([`${part}-lock`, former, ...BESIDE_FORMER.map((name) => join(dir, name))])
}

async function copyStore(from: string, to: string): Promise<void> {
  const source = openFile(from, true)
  const target = openFile(to, false)
  copyValues(source)
  for (const name of TREES) {
    const tree = treeOf(source, name)
    // A process that died at its first start has left a file without trees.
    if (tree) copyTree(tree, target, treeOf(target, name) as Bytes)
  }
  await Promise.all([source.close(), target.close()])
}

function copyTree(source: Bytes, target: RootDatabase<Buffer, Buffer>, tree: Bytes): void {
  const rows = source.getRange({})[Symbol.iterator]()
  for (let row = rows.next(); !row.done;) {
    target.transactionSync(() => {
      for (let i = 0; i < COMMIT_EVERY && !row.done; i++, row = rows.next()) tree.putSync(row.value.key, row.value.value)
    })
  }
}

const RAW = { encoding: 'binary', keyEncoding: 'binary' } as const

const openFile = (path: string, readOnly: boolean) =>
  open<Buffer, Buffer>({ path, noSubdir: true, readOnly, overlappingSync: false, maxDbs: TREES.length + 1, ...RAW })

/** A tree of a file; undefined where it is only read and has none of this name, which the package's types do not say. */
const treeOf = (root: RootDatabase<Buffer, Buffer>, name: string): Bytes | undefined => root.openDB<Buffer, Buffer>({ name, ...RAW })

/** The new name must be on the disk before the old file goes. */
function flushFolder(dir: string): void {
  const folder = openSync(dir, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

const removeAll = (files: string[]): void => files.forEach((file) => rmSync(file, { force: true }))
