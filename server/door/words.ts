import type { z } from 'zod'

/** What is wrong with a value, as a person reads it in Chinese. Schemas of ours bring their own words where they refine. */
export function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'too_small':
      return `${LEAST[issue.origin] ?? '不小于'} ${issue.minimum}${COUNTED[issue.origin] ?? ''}`
    case 'too_big':
      return `${MOST[issue.origin] ?? '不大于'} ${issue.maximum}${COUNTED[issue.origin] ?? ''}`
    case 'invalid_format':
      // A format of ours may say what it wants; the library's own words are English.
      return /\p{Script=Han}/u.test(issue.message) ? issue.message : '格式不对'
    case 'invalid_type':
      return '缺少，或类型不对'
    case 'unrecognized_keys':
      return `没有这一项：${issue.keys.join('、')}`
    case 'invalid_union':
      return '和哪一种写法都不符'
    case 'not_multiple_of':
      return `要是 ${issue.divisor} 的倍数`
    default:
      return issue.message
  }
}

const LEAST: Record<string, string> = { string: '至少', array: '至少' }
const MOST: Record<string, string> = { string: '最多', array: '最多' }
const COUNTED: Record<string, string> = { string: ' 个字', array: ' 项' }
