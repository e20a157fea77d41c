import type { KindPages } from '../define'
import { AboveOperators } from './AboveOperators'
import { EnterpriseLine, OperatorLine } from './Line'
import { EnterpriseView, OperatorView } from './View'
import { list, operatorList } from './list'

export const enterprise: KindPages<'enterprise'> = {
  kind: 'enterprise',
  title: ({ name }) => name,
  Line: EnterpriseLine,
  View: EnterpriseView,
  list,
}

/** The same kind as passengers meet it. */
export const operator: KindPages<'enterprise'> = {
  ...enterprise,
  Line: OperatorLine,
  View: OperatorView,
  list: operatorList,
  Above: AboveOperators,
}
