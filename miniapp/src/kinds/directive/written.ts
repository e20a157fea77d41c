import type { DirectiveBody } from '@shared/kinds/directive/schema'
import type { Missing } from '@shared/kinds/directive/words'

/** How far one thing is written in a directive: whether wholly, and in words. */
interface Written {
  one: Missing
  isWhole: boolean
  told: string
}

/** What a directive should say, each with how far it does: of its measures by their number. */
export function writtenIn({ ask, measures }: Pick<DirectiveBody, 'ask' | 'measures'>): Written[] {
  const whole = (one: Missing, isWhole: boolean): Written => ({ one, isWhole, told: isWhole ? '写明' : '没有写明' })
  const ofMeasures = (one: 'owner' | 'due' | 'proof'): Written => {
    const said = measures.filter((measure) => measure[one] !== null).length
    // Of a directive without a measure nobody can say that its measures have an owner.
    if (measures.length === 0) return { one, isWhole: false, told: '没有措施' }
    return { one, isWhole: said === measures.length, told: `${said}/${measures.length} 条` }
  }
  return [whole('ask', ask !== null), whole('measures', measures.length > 0), ofMeasures('owner'), ofMeasures('due'), ofMeasures('proof')]
}
