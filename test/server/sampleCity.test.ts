import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { deliverAgain, ensureSampleCity } from '../../server/sampleCity'
import { temporaryFolder } from '../support/store'

const FIRST = new Date('2026-05-20T02:00:00.000Z')
const LATER = new Date('2026-05-27T02:00:00.000Z')
const { dir, remove } = temporaryFolder()
afterAll(remove)
const register = join(dir, 'enterprises.csv')
const rows = () => iconv.decode(readFileSync(register), 'gb18030').split('\r\n')

it('delivers again once, of one firm something worse of which it was just told, and stays so at the next start', () => {
  ensureSampleCity(dir, FIRST)
  const first = rows()
  expect(deliverAgain(dir, FIRST)).toEqual([register])
  const again = rows()
  const changed = again.filter((row, i) => row !== first[i])
  expect(changed).toHaveLength(1)
  expect(changed[0]).toMatch(/^[^,]+,91990100MA1XG6125W,.*,D,2026-05-16,38,.*,2026-05-17,$/)
  expect(deliverAgain(dir, LATER)).toEqual([])
  ensureSampleCity(dir, LATER)
  expect(rows()).toEqual(again)
  // With or without news it delivers at every start.
  expect(statSync(register).mtime).toEqual(LATER)
})
