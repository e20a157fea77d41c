import { basename, dirname } from 'node:path'
import type { Desk } from '../../../shared/tips/words'
import { unhex } from '../../../shared/tips/crypto/bytes'
import { chooseCertificate, type SignedCertificate, type TrustedCertificate } from '../../../shared/tips/crypto/certificate'
import { SealError } from '../../../shared/tips/crypto/errors'
import { openKeyFile, readKeyFile, type KeyFileContent } from '../../../shared/tips/crypto/keyFile'
import { inGroups, readCertificates } from '../../tips/keys/certificatesFile'
import { UsageError } from '../runCli'
import { rootKeyOf, type Ceremony } from './commands'
import { readEnvelopes } from './envelopesFile'
import { demandFree, readGiven, writeNew } from './files'
import { recoverOne, type Item, type Recovered } from './recovering'
import { recoverySheet } from './sheets'
import { deskWords, PURPOSE_WORDS, timeWords } from './words'

export interface RecoverCall {
  desk: Desk
  /** key file of the third body */
  key: string
  certificates: string
  root: string
  envelopes: string
  /** file to write */
  to: string
}

/**
 * Opens the content keys of a desk that lost its own with the recovery key, and writes them wrapped anew for upload.
 * Returns 1 where one was left out, which is named; nothing is written where none succeeded.
 */
export async function recover(ceremony: Ceremony, { desk, key, certificates, root, envelopes, to }: RecoverCall): Promise<number> {
  const { say, passphrases, randomness, now } = ceremony
  const [dir, name] = [dirname(to), basename(to)]
  demandFree(dir, [name])
  const stored = readKeyFile(readGiven(key))
  if (stored.holder !== 'recovery' || stored.desk !== desk) throw new UsageError(`${basename(key)} 不是${deskWords(desk)}的恢复密钥文件`)
  const file = readEnvelopes(readGiven(envelopes), basename(envelopes))
  if (file.desk !== desk) throw new UsageError(`${basename(envelopes)} 是${deskWords(file.desk)}的封套，不是${deskWords(desk)}的`)

  say('第一步：按监督根密钥核对证书，选出受理台现在的密封密钥和恢复密钥。内容密钥只会封给它们。')
  const rootKey = rootKeyOf(root)
  const published = readCertificates(readGiven(certificates), basename(certificates))
  const seconds = Math.floor(now().getTime() / 1_000)
  const choose = (purpose: 'seal' | 'recovery') => chosen(published, { desk, root: rootKey, now: seconds, purpose })
  const [seal, recovery] = [choose('seal'), choose('recovery')]
  say(`    根公钥指纹 ${inGroups(rootKey.slice(2))}，请与纸上的核对。`)
  for (const one of [seal, recovery]) say(`    ${PURPOSE_WORDS[one.purpose]} ${one.keyId}，可用至 ${timeWords(one.notAfter)}`)

  say('第二步：第三方机关输入恢复密钥文件的口令。密钥只在这台电脑的内存里，用完即弃。')
  const keys = privateKeysOf(openKeyFile(stored, await passphrases.give('recovery')))
  say(`第三步：逐件打开恢复封套（共 ${file.items.length} 件），与封面上的承诺核对，再封给上面两把密钥。举报的内容不在文件里，这里看不到。`)
  const results = file.items.map((envelope) => ({
    name: nameOf(envelope),
    result: recoverOne(envelope, { desk, keys, seal, recovery, randomness }),
  }))
  for (const one of keys.values()) one.fill(0)
  const items = itemsOf(results.map(({ result }) => result))
  if (items.length > 0) writeNew(dir, [{ name, text: JSON.stringify({ desk, items }, null, 1) + '\n', secret: false }])
  say(recoverySheet({ desk, file: items.length > 0 ? to : null, results }))
  return items.length > 0 && items.length === results.length ? 0 : 1
}

const itemsOf = (results: readonly Recovered[]): Item[] => results.flatMap((one) => ('item' in one ? [one.item] : []))

const nameOf = ({ id, message }: { id: string; message: number }): string => (message === 0 ? id : `${id} 第 ${message} 封来信`)

const privateKeysOf = ({ keys }: KeyFileContent): Map<string, Uint8Array> =>
  new Map(
    keys
      .filter(({ certificate }) => certificate.purpose === 'recovery')
      .map(({ certificate, privateKey }) => [certificate.keyId, unhex(privateKey)]),
  )

interface Wanted {
  desk: string
  root: string
  now: number
  purpose: 'seal' | 'recovery'
}

/** The key of now. Throws UsageError where there is none under this root. */
function chosen(all: readonly SignedCertificate[], { desk, root, now, purpose }: Wanted): TrustedCertificate {
  try {
    return chooseCertificate(all, { root: unhex(root, 65), desk, now, purpose })
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new UsageError(
      `证书文件里没有${deskWords(desk)}现在可用、由这个根密钥签发的“${PURPOSE_WORDS[purpose]}”证书。先做新的密钥并公布，再来恢复。没有写任何文件。`,
    )
  }
}
