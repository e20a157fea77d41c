/**
 * The page of the web build that shows a record to everybody. What names the record stands behind the sign that a browser sends to nobody; the page
 * then asks for it as for anybody who reads it.
 */
export const publicPage = (server: string, kind: string, id: string): string =>
  `${server}/#/record/detail/index?kind=${encodeURIComponent(kind)}&id=${encodeURIComponent(id)}`
