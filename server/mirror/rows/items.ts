import { squeeze, toHalfWidth } from '../../../shared/codes/text'

/** What a cell lists, in its order, and whether words that only lead to it were left out. */
export interface ListedItems {
  items: string[]
  hasLead: boolean
}

/** A number that may begin an item: （1） ①, and 1、 1. where a sentence or a line begins. In 15米 and 1.5 there is none. */
const MARK = /[(（]\s?(\d{1,2})\s?[)）][、.．]?|(?<=^|[。；;：:，,！!？?…)）\]】\s])(\d{1,2})\s?(?:[、．)）]|\.(?!\d))|([①-⑳])/g
const CIRCLED = 0x2460
/** What stands between two items. */
const BETWEEN = /^[\s；;，,]+|(?<![\s；;，,])[\s；;，,]+$/g

/** Whether a colon stands before a place, with nothing but white space between. By hand: a pattern would read all that stands before, at every number. */
function endsInColon(text: string, end: number): boolean {
  let at = end - 1
  while (at >= 0 && /\s/.test(text.charAt(at))) at--
  return at >= 0 && '：:'.includes(text.charAt(at))
}

/**
 * The things that a cell lists by numbers (1、… 2、…), each without its number: numbers follow each other, and begin anew behind a colon. Words before the
 * first that end in a colon only lead to the list; others belong to its first item. A cell without such numbers is one item; an empty one is none.
 */
export function itemsIn(cell: string): ListedItems {
  const text = cell.trim()
  if (squeeze(text) === '') return { items: [], hasLead: false }
  const starts: { at: number; from: number }[] = []
  let last = 0
  // Every character keeps its place.
  for (const found of toHalfWidth(text).matchAll(MARK)) {
    const [mark, bracketed, plain, circled] = found
    const number = circled === undefined ? Number(bracketed ?? plain ?? '') : circled.charCodeAt(0) - CIRCLED + 1
    const isAnew = number === 1 && endsInColon(text, found.index)
    if (number !== last + 1 && !isAnew) continue
    starts.push({ at: found.index, from: found.index + mark.length })
    last = number
  }
  const [first] = starts
  if (first === undefined) return { items: [text], hasLead: false }
  const lead = text.slice(0, first.at)
  const items = starts.map(({ from }, i) => text.slice(from, starts[i + 1]?.at).replace(BETWEEN, ''))
  const isLead = squeeze(lead) === '' || endsInColon(lead, lead.length)
  // One number alone amid a sentence lists nothing.
  if (!isLead && starts.length === 1) return { items: [text], hasLead: false }
  const whole = isLead ? items : [lead + (items[0] ?? ''), ...items.slice(1)]
  return { items: whole.filter((item) => squeeze(item) !== ''), hasLead: isLead && squeeze(lead) !== '' }
}
