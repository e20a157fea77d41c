/** How a browser gets the boards of a kind from its page, and what their codes must carry. */
export interface Boards {
  /** the option of the command that names one of them by its code */
  option: string
  /** what one is called: 片区 */
  called: string
  /** the list of the API, which has an id and a code in each line */
  listPath: string
  /** by what the list is asked for those that bear a code */
  asks(code: string): Readonly<Record<string, string>>
  codeOf(item: Readonly<Record<string, unknown>>): string | null
  /** the page with the buttons that print, within the service */
  pagePath(id: string): string
  /** the plain address within the service that the code carries */
  plainPath(code: string): string
}

/** The sheets that a board is printed on, the smaller first. */
export const SHEETS = ['A4', 'A3'] as const
export type SheetSize = (typeof SHEETS)[number]
