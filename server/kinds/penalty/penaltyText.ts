import type { PenaltyKind } from '../../../shared/kinds/penalty/words'

/** What a decision's running text says was done, apart from what it spares, threatens, recalls or recommends. Pure. */

/** A clause that says what was not done, or what would follow. */
const NOT_DONE = /不予|免予|免于|不再|逾期(?:仍)?[不未]|拒不|否则|如(?:不|再|果)|若|将(?:依法|会|被)|可以?(?:责令|处|并处)/

/** A text without what was not done. */
export const whatIsDone = (text: string): string => untilClause(text, NOT_DONE)

/** Every sentence up to its first clause of a kind: what follows hangs on it. */
const untilClause = (text: string, kind: RegExp): string =>
  text
    .split(/[。；;\n]/)
    .map((sentence) => {
      const clauses = sentence.split(/(?<=[，,])/)
      const from = clauses.findIndex((clause) => kind.test(clause))
      return from < 0 ? sentence : clauses.slice(0, from).join('')
    })
    .join('。')

/** A condition, as statutes have it: 情节严重的，…. */
const CONDITION = /的[，,]$|情节严重/

/** The words of 行政处罚法 (2021) Art. 9 (3) and (4) for what is grave, as an order; a site that is stopped for the while of an inspection is none. */
const GRAVE: [RegExp, PenaltyKind][] = [
  [/(?:[责勒]令(?:(?!暂).){0,8}?)?(?:停产(?:或者?|和|并|、)?停业|停[产业]整[顿改])/g, 'stop_production_order'],
  [/吊销/g, 'licence_revocation'],
  [/(?:[责勒]令|予以|依法).{0,8}?(?:关闭|取缔)/g, 'closure_order'],
]
/** Somebody else's, or an earlier one: 曾被吊销, 建议发证机关吊销. */
const TOLD_OF =
  /曾|已|被(?!处罚|告知|检查)|建议|提请|报请|商请|移送|移交|申请|由.{2,16}(?:机关|部门|局)|(?:不|未|免|没有|暂|暂时|解除|恢复|撤[销回]|取消|终止|执行|违反|可|可以|应|应当|需|须|将|拟|或|或者|因|在|自|经|属于|符合|达到|依据|根据|按照|听证|避免)[^，,]{0,2}$/
/** What is told of such an order behind it: 停产停业期间, 吊销后仍. */
const TOLD_BEHIND = /^.{0,16}?(?:期[间内]|过程中|[以之]?后(?!果)|的(?!行政|处罚)|指令|要求|措施|通知|决定书|未[满经]|届满|仍|擅自|继续)/

/** The grave kinds of penalty that a text orders in the law's own words. */
export function orderedIn(text: string): PenaltyKind[] {
  const clauses = untilClause(whatIsDone(text), CONDITION).split(/[，,。：:]/)
  return GRAVE.filter(([words]) =>
    clauses.some((clause) =>
      [...clause.matchAll(words)].some(
        ({ 0: found, index }) => !TOLD_OF.test(clause.slice(0, index)) && !TOLD_BEHIND.test(clause.slice(index + found.length)),
      ),
    ),
  ).map(([, kind]) => kind)
}
