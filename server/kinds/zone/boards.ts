import { LIST_PATHS } from '../../../shared/kinds/index'
import { plainPath } from '../../../shared/kinds/plain'
import type { Boards } from '../../posters/define'
import { recordPage } from '../page'

/** The boards of zones, as they hang in the street. */
export const zoneBoards: Boards = {
  option: 'zone',
  called: '片区',
  listPath: LIST_PATHS.zone,
  asks: (code) => ({ code }),
  codeOf: ({ code }) => (typeof code === 'string' ? code : null),
  pagePath: (id) => recordPage('zone', id),
  plainPath: (code) => plainPath('zone', code),
}
