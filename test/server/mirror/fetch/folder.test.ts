import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchSource } from '../../../../server/mirror/fetch/index'
import { spoolFile } from '../../../../server/mirror/fetch/file'
import { openSpool } from '../../../../server/mirror/fetch/spool'
import { enterpriseSource } from '../../../support/sources'
import { temporaryFolder } from '../../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const box = join(dir, 'box')
mkdirSync(box)
const NOW = new Date('2026-05-20T02:00:00.000Z')

function put(name: string, text: string, secondsAgo: number): void {
  writeFileSync(join(box, name), text)
  const at = NOW.getTime() / 1_000 - secondsAgo
  utimesSync(join(box, name), at, at)
}

async function fetchFolder(folder: Record<string, unknown>, coverage = 'full'): Promise<string[]> {
  const spool = await openSpool(join(dir, 'spool'))
  try {
    const source = enterpriseSource({ path: undefined, folder: { path: box, ...folder }, coverage })
    const answer = await fetchSource(source, spool, { now: NOW, known: null })
    return answer === 'not-modified' ? [] : answer.files.map(({ name, path }) => `${name}=${readFileSync(path, 'utf8')}`)
  } finally {
    await spool.remove()
  }
}

it('reads complete files only, and moves and deletes none', async () => {
  await expect(fetchFolder({})).rejects.toThrow('文件夹里没有来源文件')
  put('list-05-18.csv', 'old', 90_000)
  put('list-05-19.csv', 'new', 60)
  put('list-05-20.csv', 'still being wri', 2)
  put('list-05-21.csv.part', 'x', 60)
  put('~$list-05-21.csv', 'x', 60)
  put('other.txt', 'x', 60)
  mkdirSync(join(box, 'list-zz.csv'))
  const before = readdirSync(box)
  // The older file is not taken for the newest, and a whole register lacks no piece; what adds may come later.
  await expect(fetchFolder({ pattern: 'list-*.csv' })).rejects.toThrow('文件夹里的文件还在写入，下次再读')
  await expect(fetchFolder({ pattern: 'list-*.csv', read: 'all' })).rejects.toThrow('文件夹里的文件还在写入，下次再读')
  expect(await fetchFolder({ pattern: 'list-*.csv', read: 'all' }, 'additions')).toEqual(['list-05-19.csv=new', 'list-05-18.csv=old'])
  expect(await fetchFolder({ pattern: 'list-05-1*.csv' })).toEqual(['list-05-19.csv=new'])
  expect(await fetchFolder({ pattern: 'list-05-20.csv', settleSeconds: 1 })).toEqual(['list-05-20.csv=still being wri'])
  await expect(fetchFolder({ pattern: 'list-05-20.csv' })).rejects.toThrow('文件夹里的文件还在写入，下次再读')
  expect(readdirSync(box)).toEqual(before)
})

it('takes no signature for a file where files are signed', async () => {
  put('signed.csv', 'x', 60)
  put('signed.csv.sig', 'x', 60)
  const spool = await openSpool(join(dir, 'spool'))
  const source = enterpriseSource({
    path: undefined,
    folder: { path: box, pattern: 'signed*' },
    publicKey: Buffer.alloc(32).toString('base64'),
  })
  await expect(fetchSource(source, spool, { now: NOW, known: null })).rejects.toThrow('来源的签名不对')
})

it('waits until a file has stood for a while, and leaves one that goes on changing', async () => {
  put('half.csv', 'half', 1)
  const path = join(box, 'half.csv')
  const spool = await openSpool(join(dir, 'spool'))
  const waits: number[] = []
  const read = (meanwhile: () => void) => {
    const sleep = async (ms: number) => {
      waits.push(ms)
      meanwhile()
    }
    return fetchSource(enterpriseSource({ path }), spool, { now: NOW, known: null, waiting: { sleep, random: () => 0 } })
  }
  await expect(read(() => put('half.csv', 'more', 0))).rejects.toThrow('来源文件正在变化，下次再读')
  expect(await read(() => {})).toMatchObject({ files: [{ size: 4 }] })
  put('half.csv', 'whole', 60)
  expect(await read(() => {})).toMatchObject({ files: [{ size: 5 }] })
  expect(waits).toEqual([1_000, 2_000])
})

it('says so where there is no folder', async () => {
  await expect(fetchFolder({ path: join(dir, 'gone') })).rejects.toThrow('读不到来源文件夹：没有找到（ENOENT）')
})

it('follows no symbolic link, wherever it leads, and waits for no pipe', async () => {
  put('inside.csv', 'inside', 60)
  writeFileSync(join(dir, 'outside.csv'), 'outside')
  for (const target of [join(dir, 'outside.csv'), join(box, 'inside.csv'), '/dev/zero', join(dir, 'nowhere')]) {
    symlinkSync(target, join(box, 'linked.csv'))
    await expect(fetchFolder({ pattern: 'linked.csv' })).rejects.toThrow('文件夹里的“linked.csv”是符号链接，不是文件，没有读：请放文件本身')
    // What is beside it is not read without it: a register that lacks a piece would take back what is public.
    await expect(fetchFolder({ pattern: '*d*.csv', read: 'all' })).rejects.toThrow('是符号链接')
    rmSync(join(box, 'linked.csv'))
  }
  expect(await fetchFolder({ pattern: 'inside.csv' })).toEqual(['inside.csv=inside'])
  spawnSync('mkfifo', [join(box, 'pipe.csv')])
  await expect(fetchFolder({ pattern: 'pipe.csv' })).rejects.toThrow('文件夹里没有来源文件')
})

it('follows no link that takes the place of a file once it was looked at', async () => {
  put('swapped.csv', 'inside', 60)
  const spool = await openSpool(join(dir, 'spool'))
  writeFileSync(join(dir, 'secret.csv'), 'secret')
  rmSync(join(box, 'swapped.csv'))
  symlinkSync(join(dir, 'secret.csv'), join(box, 'swapped.csv'))
  await expect(spoolFile(join(box, 'swapped.csv'), spool, 1_000, { followsLinks: false })).rejects.toThrow('是符号链接')
  // A file that the list of sources names by its own path may be one: its operator has put it there.
  expect(await spoolFile(join(box, 'swapped.csv'), spool, 1_000)).toMatchObject({ size: 6 })
  await spool.remove()
})
