/**
 * What no sentence of the product may say of an agency, a firm or a person: it mirrors what is public, computes figures from it and asks. Each is a word
 * or a turn of phrase by which a figure would become a verdict, good or bad.
 */
export const FORBIDDEN: readonly RegExp[] = [
  // somebody is corrupt, guilty or a criminal
  /腐败|贪污|受贿|行贿|贪腐|渎职|失职|犯罪|有罪|罪犯|违法乱纪|违纪|不正之风|以权谋私|滥用职权|徇私/,
  /涉嫌|嫌疑|疑似违|构成违法|执法犯法|知法犯法/,
  // an agency fines for money's sake
  /乱罚款|乱收费|乱作为|不作为|养鱼执法|钓鱼执法|逐利执法|趋利执法|选择性执法|罚款创收|以罚代管|以罚养|完成指标|凑数|赶数|下达了.{0,4}指标/,
  /挪用|侵占|截留|私分|私吞|小金库|坐支|中饱|套取|虚报|瞒报|造假|弄虚作假/,
  // a firm may not do business, or is bad for good
  /不得投标|禁止投标|不准投标|取消投标|限制投标|不得承接|黑名单|无良|黑心|不法(?:企业|商)|惯犯|屡教不改|劣迹/,
  // something is safe, clean or without fault
  /安全可靠|绝对安全|可以放心|请放心|很安全|没有危险|没有风险|没有问题|一切正常|表现良好|清正|廉洁|清白|无罪|值得信赖|执法规范|公正执法/,
  // a question is answered already
  /证明了|可以认定|足以认定|说明(?:其|该单位)|显然|毫无疑问|必然是|一定是|肯定是/,
]

/** The first thing in a text that may not be said; null where there is none. */
export function forbiddenIn(text: string): string | null {
  for (const words of FORBIDDEN) {
    const [found] = words.exec(text) ?? []
    if (found !== undefined) return found
  }
  return null
}
