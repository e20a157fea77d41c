import { LIST_PATHS } from '../../../shared/kinds/index'
import { plainPath } from '../../../shared/kinds/plain'
import type { Boards } from '../../posters/define'
import { recordPage } from '../page'

/** The boards of firms with who answers for them, as they hang at the gate. */
export const firmBoards: Boards = {
  option: 'firm',
  called: '企业',
  listPath: LIST_PATHS.enterprise,
  // Of a firm the list is searched: it finds a whole credit code as it does a name.
  asks: (code) => ({ q: code }),
  codeOf: ({ uscc }) => (typeof uscc === 'string' ? uscc : null),
  pagePath: (id) => recordPage('enterprise', id),
  plainPath: (code) => plainPath('enterprise', code),
}
