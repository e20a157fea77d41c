/** A law, and the first article that is named behind it. */
const LAW_AND_ARTICLE = /《([^》]{2,60})》[^《]{0,20}?第([零〇一二两三四五六七八九十百千\d]{1,8})条/

/** Law and article of a basis in one form; null where none is named. The name of the country before it says nothing more. */
export function articleOf(legalBasis: string | null): string | null {
  const [, law, article] = LAW_AND_ARTICLE.exec(legalBasis ?? '') ?? []
  return law === undefined || article === undefined ? null : `《${law.replace(/^中华人民共和国/, '')}》第${article}条`
}
