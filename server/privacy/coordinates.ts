import { toHalfWidth } from '../../shared/codes/text'

/** Decimals of which a place can be found: three are a hundred metres. */
const LNG = String.raw`(?:7[3-9]|[89]\d|1[0-2]\d|13[0-5])\.\d{3,15}`
const LAT = String.raw`(?:[3-9]|[1-4]\d|5[0-3])\.\d{3,15}`
/** What stands between the two: marks, and the letters of the words for them. */
const MARKS = String.raw`(?:[\s,;:/|()\[\]{}=&、。′"'“”°º˚\-东经北纬度lngatoiude]|%2C|%20){1,24}`
const PARTED = String.raw`\s*(?:[°º˚度]\s*\d{1,2}(?:\.\d+)?\s*['′’‘分](?:\s*\d{1,2}(?:\.\d+)?\s*(?:["″”“秒]|''|′′|’’))?|[°º˚]\s*\d{1,2}(?:\.\d+)?)`

/** Coordinates as people and programs write them into a text. */
const COORDINATES = new RegExp(
  [
    // A longitude beside a latitude, in either order.
    String.raw`(?<![\d.])(?:${LNG}${MARKS}${LAT}|${LAT}${MARKS}${LNG})(?!\d)`,
    // Degrees with minutes, or with many decimals.
    String.raw`(?:东经|北纬|[EN]\s*)?(?<![\d.])\d{1,3}${PARTED}\s*(?:东经|北纬|[EN](?![A-Za-z]))?`,
    String.raw`(?<![\d.])\d{1,3}\.\d{3,15}\s*[°º˚度]`,
    // One of the two, or a projected one, that is called so.
    String.raw`(?:东经|北纬|经度|纬度|坐标|(?<![A-Za-z])(?:lng|lon|lat|longitude|latitude|location|position|easting|northing))["'”]?\s*(?:[XYxy]\s*)?(?:(?:[:=为是]|%3D)\s*)?(?:["'(\[]\s*)?-?\d{1,8}\.\d{2,15}(?:${MARKS}-?\d{1,8}\.\d{2,15})?`,
    String.raw`(?<![A-Za-z\d])[XY]\s*[:=]\s*\d{6,8}(?:\.\d+)?`,
  ].join('|'),
  'giu',
)

/** A mark without which a text holds none of them: of decimals, of degrees, or behind the letter of an axis. */
const MARK_IN_ALL = /[.°º˚度:=]/

const HIDDEN = '〔坐标已隐去〕'

/** A text without the coordinates in it, or the text itself where it has none. */
export function withoutCoordinates(text: string): string {
  if (!/[\d０-９]/.test(text)) return text
  const read = toHalfWidth(text)
  if (!MARK_IN_ALL.test(read)) return text
  let made = ''
  let from = 0
  for (const { 0: found, index } of read.matchAll(COORDINATES)) {
    made += text.slice(from, index) + HIDDEN
    from = index + found.length
  }
  return from === 0 ? text : (made + text.slice(from)).replaceAll(new RegExp(`${HIDDEN}(?:[\\s,，、;；/()（）-]*${HIDDEN})+`, 'gu'), HIDDEN)
}

/** A longitude or a latitude by itself, of so many decimals that it is one. */
const DEGREES = new RegExp(String.raw`(?<![\d.])(?:${LNG}|${LAT})(?<=\.\d{4,15})(?![\d.E])`, 'giu')

/** The same of a row that nobody could read: there such a number may be half of a position. */
export const withoutDegrees = (text: string): string => withoutCoordinates(text).replace(DEGREES, '…')

/** Numbers of tanks and stores, and houses in a street. */
const STORES =
  /(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[A-Z]{1,3}-?\d{1,5}[A-Z]?)\s*(?:[#＃号]\s*)?(?:储罐|贮罐|罐区|罐组|球罐|库房|仓库|药库|库区)|(?:储罐|贮罐|球罐|库房|仓库|药库)\s*(?:[A-Z]{1,3}-?)?\d{1,5}|[\p{Script=Han}]{1,12}(?:路|街|巷|弄|大道|村)\s*\d{1,5}(?:-\d{1,4})?\s*号/u

/** Whether a text tells the number of a tank or a store, or the house where it stands. */
export const tellsStore = (text: string): boolean => STORES.test(toHalfWidth(text))
