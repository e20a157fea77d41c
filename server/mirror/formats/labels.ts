import { toHalfWidth } from '../../../shared/codes/text'
import { headerKey } from './header'
import type { RawRow } from './types'

/** What people write above a table beside its title: who filled it in, when, and for what, each behind its label. */

/** A label whose letters are spread over the width of its cell: 填 报 人. */
const SPREAD = '(?:\\p{Script=Han} ){1,7}\\p{Script=Han}'
/** What is done, or to what, and the word that makes it a label, parted by a space that would else end what stands before the label: 填报 时间. */
const PARTED =
  '(?:填报|填表|填写|制表|编制|报送|上报|统计|检查|排查|审核|审批|复核|校对|经办|签发|批准|联系|联络|责任|主管|分管|项目|工程|单位|企业|截[至止]) ' +
  '(?:人员?|者|单位|部门|机关|企业|领导|负责人|名称|日期|时间|电话|方式)'
/** A label with its colon, where nothing is glued to its front. */
const LABEL = new RegExp(`(?<=^|[\\s,;、|(])(${SPREAD}|${PARTED}|[\\p{Script=Han}/]{2,12}) ?: ?`, 'gu')

/**
 * What stands behind each label in rows above a header: in the same cell up to the next label, or in the next filled cell. With `declared`, cells that
 * hold one of these words and nothing else are labels too. A text with a further label glued to it tells nothing: whose it is nobody knows.
 */
export function labelledIn(rows: readonly Pick<RawRow, 'cells'>[], declared: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  const bare = new Set(declared.map(headerKey))
  const note = (label: string, value: string): void => {
    const key = headerKey(label)
    if (value !== '' && !/[^\d]:|:[^\d]/.test(value) && !found.has(key)) found.set(key, value)
  }
  for (const { cells } of rows) {
    const texts = cells.map((cell) => toHalfWidth(cell).replace(/\s+/g, ' ').trim())
    for (const [at, text] of texts.entries()) {
      const next = texts.slice(at + 1).find((one) => one !== '') ?? ''
      if (bare.has(headerKey(text)) && !text.endsWith(':')) {
        note(text, next)
        continue
      }
      const labels = [...text.matchAll(LABEL)]
      for (const [i, label] of labels.entries()) {
        const own = text.slice(label.index + label[0].length, labels[i + 1]?.index).replace(/(?<![\s,;、|()])[\s,;、|()]+$/, '')
        note(label[1] ?? '', own === '' && i === labels.length - 1 ? next : own)
      }
    }
  }
  return found
}
