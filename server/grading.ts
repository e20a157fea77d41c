import { readFileSync } from 'node:fs'
import { GradingTable, type Wanted } from '../shared/grading/table'
import { issueInWords } from './door/words'
import { ruleOf } from './kinds/index'
import { Mistake } from './mistake'

/** The rule table cannot be used; the message says where and why. */
export class GradingError extends Mistake {}

/**
 * Reads and checks the rule table by which grades are recomputed; null where the city has published none. Throws GradingError with one line a fault: a
 * table that asks for what no record tells would leave every grade unknown for ever.
 */
export function loadGrading(file: string | undefined): GradingTable | null {
  if (file === undefined) return null
  const parsed = GradingTable.safeParse(readJson(file))
  const faults = parsed.success
    ? unaskable(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || '(整体)'}: ${issueInWords(issue)}`)
  if (parsed.success && faults.length === 0) return parsed.data
  throw new GradingError(`计分规则 ${file} 有 ${faults.length} 处不对：\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new GradingError(`计分规则 ${file} 读不出来：${(error as Error).message}`)
  }
}

/** What a table asks of records that these do not tell, a line each. */
function unaskable({ items, vetoes }: GradingTable): string[] {
  return Object.entries({ items, vetoes }).flatMap(([list, rules]) =>
    rules.flatMap(({ record, when }, i) => {
      const { countable } = ruleOf(record)
      if (countable === undefined) return [`${list}.${i}.record: 这一类记录不能计分`]
      return Object.entries(when).flatMap(([fact, wanted]) => {
        const known = countable.facts[fact]
        const place = `${list}.${i}.when.${fact}`
        if (known === undefined) return [`${place}: 没有这个条件，可以写：${Object.keys(countable.facts).join('、')}`]
        return faultsOf(known, wanted).map((fault) => `${place}: ${fault}`)
      })
    }),
  )
}

function faultsOf(known: Readonly<Record<string, string>> | 'number', { is }: Wanted): string[] {
  if (known === 'number') return is === undefined ? [] : ['要写数的范围：{"min": 1} 或 {"max": 2}']
  const codes = Object.keys(known).join('、')
  if (is === undefined) return [`要写代码：${codes}`]
  const unknown = is.filter((code) => !Object.keys(known).includes(code))
  return unknown.length === 0 ? [] : [`没有这个代码：${unknown.join('、')}，可以写：${codes}`]
}
