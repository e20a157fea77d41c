import iconv from 'iconv-lite'

/** Texts that a wrong encoding has spoilt, wherever on their way that happened. */

/** What stands where a character could not be written, or was none: nobody types three question marks for a name. */
const REPLACED = /\ufffd|[?？]{3}|锟斤拷/
/** Signs of one-byte alphabets beside each other, as UTF-8 or GBK read as Latin-1 leaves them; names in such alphabets have single ones. */
const LATIN = /[\u0080-\u024f\u2013-\u2122]{3}/
/** Characters that UTF-8 of common Chinese begins with when it is read as GBK. */
const LEADS = /[涓鍏鍙瀹甯鍖鏈闄鍥鍦鍩闃鐨鎴鏂绠璐鍒鐢宸浠浜灞搴寮鑲缁淇鎶鏁鏃鐜鐩绀绉绔绗鏉鏋][\u3400-\u9fff\ue000-\uf8ff€]/g
const HAN = /[\u3400-\u9fff]/gu

/** Whether a text is no text any more: question marks in the place of characters, or one encoding read as another. */
export function isGarbled(text: string): boolean {
  if (REPLACED.test(text)) return true
  if (/^[?？]+$/.test(text.trim())) return true
  if (LATIN.test(text)) return !HAN.test(text)
  const leads = text.match(LEADS)?.length ?? 0
  return leads >= 2 && isUtf8AsGbk(text)
}

/** Whether the bytes that a text would have in GBK are UTF-8 of Chinese: no real text is that. Its last bytes may have been lost. */
function isUtf8AsGbk(text: string): boolean {
  const read = iconv.encode(text, 'gb18030').toString('utf8')
  const han = read.match(HAN)?.length ?? 0
  return han > 0 && han * 2 > [...read].length
}
