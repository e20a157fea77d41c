import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endsInLine } from '../../../../server/mirror/guards/deliveries'
import { enterpriseSource } from '../../../support/sources'
import { useStore } from '../../../support/useStore'

const store = useStore()
const source = enterpriseSource({ path: join(store.dir, 'list.csv') })

/** Whether a file of these bytes ends with a line. */
async function ends(bytes: Buffer): Promise<boolean | null> {
  const path = join(store.dir, 'list.csv')
  writeFileSync(path, bytes)
  return endsInLine(source, [{ name: 'list.csv', path, size: bytes.length, sha256: '' }])
}

it.each([
  ['a\n', 'utf8', true],
  ['a\r\n', 'utf8', true],
  ['a\r', 'utf8', true],
  ['\n', 'utf8', true],
  ['a\nb', 'utf8', false],
  ['a', 'utf8', false],
  ['甲\r\n', 'utf16le', true],
  // The first byte of 上 and of 不 in UTF-16 is that of a line's end.
  ['甲\n路上', 'utf16le', false],
  ['甲\n不', 'utf16le', false],
] as const)('%j in %s: %s', async (text, encoding, expected) => {
  expect(await ends(Buffer.from(text, encoding))).toBe(expected)
})
