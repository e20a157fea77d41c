import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { UnreadableSource, type RawFile } from './types'

export const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'big5', 'cp949', 'utf-16le', 'utf-16be'] as const
export type DeclaredEncoding = (typeof ENCODINGS)[number]
export type Encoding = Exclude<DeclaredEncoding, 'auto'>

/** How people call the encodings. GBK and GB2312 are parts of GB18030 and are read as it. */
export const ENCODING_WORDS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030（含 GBK、GB2312）',
  big5: 'Big5',
  cp949: 'CP949（韩文）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
}

/** Encodings by the names that files declare them by. */
const BY_NAME: Record<string, Encoding> = {
  'utf-8': 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  cp949: 'cp949',
  'euc-kr': 'cp949',
  'windows-949': 'cp949',
  'ks_c_5601-1987': 'cp949',
}

/** The encoding that a file declares by a name, or null for one that we cannot read. */
export const encodingCalled = (name: string): Encoding | null => BY_NAME[name.toLowerCase()] ?? null

/** A decoder of an encoding: what Korean offices call CP949 is the web's EUC-KR. */
export const decoderOf = (encoding: Encoding, options: { fatal?: boolean } = {}) =>
  new TextDecoder(encoding === 'cp949' ? 'euc-kr' : encoding, options)

const CHUNK_BYTES = 256 * 1024
const SAMPLE_BYTES = 4_096
/** So many good characters outweigh one bad byte: a damaged UTF-8 file is still UTF-8. */
const GOOD_FOR_ONE_BAD = 20

const chunksOf = (path: string, options = {}): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: CHUNK_BYTES, ...options }) as AsyncIterable<Buffer>

/**
 * The encoding a text file is in. A byte order mark outweighs what was declared; without either, UTF-8 where the bytes
 * are it, else GB18030, which takes every byte a Chinese office writes. Throws UnreadableSource for bytes that are no text.
 */
export async function detectEncoding(raw: RawFile, declared: DeclaredEncoding): Promise<Encoding> {
  const sample = await firstBytes(raw.path)
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (declared !== 'auto' && !declared.startsWith('utf-16') && sample.includes(0)) throw new UnreadableSource('文件不是文本（含有零字节）')
  // Chinese text that is whole in UTF-8 is nothing else, whatever was declared: the office has changed its program.
  if (declared === 'gb18030' || declared === 'big5' || declared === 'cp949') {
    const { good, bad } = await readAsUtf8(raw.path)
    return bad === 0 && good >= SURE_CHARACTERS ? 'utf-8' : declared
  }
  if (declared === 'utf-8') {
    const { good, bad } = await readAsUtf8(raw.path)
    if (bad >= SURE_CHARACTERS && bad > good) throw new UnreadableSource(`文件不是 UTF-8 编码，${OTHERWISE}`)
  }
  if (declared.startsWith('utf-16') && readWide(sample, declared).share < NARROW_SHARE)
    throw new UnreadableSource(`文件不是 UTF-16 编码：${OTHERWISE_WIDE}`)
  if (declared !== 'auto') return declared
  if (sample.includes(0)) return wideOf(sample)
  const { good, bad } = await readAsUtf8(raw.path)
  if (good >= bad * GOOD_FOR_ONE_BAD) return 'utf-8'
  // Text in GB18030 read as UTF-8 is bad nearly throughout. What lies between is neither, and is not guessed at.
  if (good > bad) throw new UnreadableSource('文件的编码看不出来，请在来源登记里写明 encoding')
  if (mayBeKorean(sample)) throw new UnreadableSource('看不出编码是 GB18030 还是 CP949（韩文），请在来源登记里写明 encoding')
  if (mayBeBig5(sample)) throw new UnreadableSource('看不出编码是 GB18030 还是 Big5，请在来源登记里写明 encoding')
  return 'gb18030'
}

/**
 * The likeliest encoding of a text file, for a person to look over: where two are as possible, the one whose common characters most of its pairs of
 * bytes are. Throws UnreadableSource for bytes that are no text.
 */
export async function likeliestEncoding(raw: RawFile): Promise<{ encoding: Encoding; isGuess: boolean }> {
  try {
    return { encoding: await detectEncoding(raw, 'auto'), isGuess: false }
  } catch (error) {
    const sample = await firstBytes(raw.path)
    if (!(error instanceof UnreadableSource) || sample.includes(0)) throw error
    if (mayBeKorean(sample)) return { encoding: 'cp949', isGuess: true }
    const { pairs, within } = leadsOf(sample, BIG5_COMMON)
    return { encoding: within > pairs * COMMON_SHARE ? 'big5' : 'gb18030', isGuess: true }
  }
}

/** First bytes of the 5,401 common characters of Big5; those of GB2312 go on far beyond. */
const BIG5_COMMON = [0xa1, 0xc6] as const
/** First bytes of Hangul in KS X 1001; of Chinese the half whose names begin with a to q. */
const HANGUL = [0xb0, 0xc8] as const
const COMMON_SHARE = 0.9
/** A text of fewer pairs could be of one half of the alphabet by chance. */
const KOREAN_PAIRS = 24
const KOREAN_SHARE = 0.95

/** How many pairs of bytes beyond ASCII there are, and how many of them begin within bounds. */
function leadsOf(sample: Uint8Array, [first, last]: readonly [number, number]): { pairs: number; within: number } {
  let pairs = 0
  let within = 0
  for (let at = 0; at + 1 < sample.length; at++) {
    const lead = sample[at] ?? 0
    if (lead < 0x81) continue
    pairs++
    if (lead >= first && lead <= last) within++
    at++
  }
  return { pairs, within }
}

function mayBeKorean(sample: Uint8Array): boolean {
  const { pairs, within } = leadsOf(sample, HANGUL)
  return pairs >= KOREAN_PAIRS && within > pairs * KOREAN_SHARE
}

const OTHERWISE_WIDE = '登记里的 encoding 请改掉，或者不写'
const OTHERWISE = `像是 ${ENCODING_WORDS.gb18030}：${OTHERWISE_WIDE}`

/** Characters beyond ASCII that no text in another encoding has by chance. */
const SURE_CHARACTERS = 8
/** Share of characters with a low second byte: a few in simplified Chinese, a third and more in Big5 and in traditional Chinese. */
const LOW_SHARE = 0.25

/** Whether bytes that are not UTF-8 look like Big5 as much as like GB18030. */
function mayBeBig5(sample: Uint8Array): boolean {
  let pairs = 0
  let low = 0
  for (let at = 0; at + 1 < sample.length; at++) {
    const [lead = 0, trail = 0] = [sample[at], sample[at + 1]]
    if (lead < 0x81) continue
    pairs++
    if (trail < 0xa1) low++
    at++
  }
  return pairs >= SURE_CHARACTERS && low > pairs * LOW_SHARE
}

/** The text of a file in pieces, without its byte order mark. Bytes the encoding does not know become U+FFFD. */
export async function* decodedText(raw: RawFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const chunk of chunksOf(raw.path)) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The first bytes of a file: by themselves enough to see what it is. */
export async function firstBytes(path: string, count = SAMPLE_BYTES): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunksOf(path, { end: count - 1 })) parts.push(chunk)
  return Buffer.concat(parts)
}

/** UTF-16 without a mark: the order of bytes that gives text. 一 and 开 have a zero byte on the other side than a comma. */
function wideOf(sample: Buffer): Encoding {
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ encoding, ...readWide(sample, encoding) }))
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < WIDE_SHARE || !/[,\t;|\n<{[]/.test(best.text)) throw new UnreadableSource('文件不是文本（含有零字节）')
  return best.encoding
}
/** So much of a text is of characters that tables are written in. */
const WIDE_SHARE = 0.6
/** Bytes of another encoding, read two by two, hit such characters by chance only. */
const NARROW_SHARE = 0.3

/** Bytes read two by two, and how much of that is of characters that tables are written in. */
function readWide(sample: Buffer, encoding: string): { text: string; share: number } {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1))
  const known = text.match(/[\t\r\n\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0
  return { text, share: known / text.length }
}

/** How many characters beyond ASCII a file has when it is read as UTF-8, and how many bytes make none. */
async function readAsUtf8(path: string): Promise<{ good: number; bad: number }> {
  let bad = 0
  let good = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const read of chunksOf(path)) {
    const chunk = rest.length === 0 ? read : Buffer.concat([rest, read])
    const whole = chunk.subarray(0, chunk.length - cutCharacter(chunk))
    rest = chunk.subarray(whole.length)
    // The usual case by the quick check; only a chunk with a bad byte is looked at closely.
    if (isUtf8(whole)) {
      for (let at = 0; at < whole.length; at++) if ((whole[at] ?? 0) >= 0xc0) good++
      continue
    }
    const text = new TextDecoder('utf-8').decode(whole)
    const unread = text.split('\ufffd').length - 1
    bad += unread
    good += (text.match(/[^\u0000-\u007f]/g)?.length ?? 0) - unread
  }
  return { good, bad: bad + (rest.length > 0 ? 1 : 0) }
}

/** How many bytes at the end of a chunk begin a character that the next one ends. */
function cutCharacter(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0
    if (byte >= 0xc0) return byte >= 0xf0 || (byte >= 0xe0 && back < 3) || back < 2 ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}
