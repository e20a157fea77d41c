import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { STORE_FILE } from '../../../server/embedded/files'
import { Store } from '../../../server/embedded/store'
import { temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)

/** How the system was told to read each mapped part of the store's file, as Linux tells it: `rr` is at random, nothing ahead. */
const advised = (): string[][] =>
  readFileSync('/proc/self/smaps', 'utf8')
    .split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/)
    .filter((mapping) => mapping.split('\n')[0]?.endsWith(`${dir}/${STORE_FILE}`))
    .map((mapping) => /^VmFlags: (.*)$/m.exec(mapping)?.[1]?.trim().split(' ') ?? [])

// Only Linux tells.
const onLinux = platform() === 'linux' ? it : it.skip
onLinux('pages of the file are read alone, without those beside them', async () => {
  const store = new Store(dir, { durable: false })
  const flags = advised()
  await store.close()
  expect(flags.map((all) => all.includes('rr'))).toEqual([true])
})
