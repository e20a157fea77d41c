import { DIRECTIVE_FORMS } from '@shared/kinds/directive/words'
import { Line } from '@/components/Line'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { standingOf } from './standing'

/** A directive in a list: how it stands first, then who issued it and when. */
export function DirectiveLine({ item, today }: LineProps<'directive'>) {
  const { id, title, no, issuer, issuedOn, form } = item
  return (
    <Line
      title={title}
      standing={standingOf(item, today)}
      notes={[issuedOn ?? `印发日期${UNKNOWN}`, issuer ?? `发文单位${UNKNOWN}`, no]}
      badge={form === null ? null : { words: DIRECTIVE_FORMS[form], tone: null }}
      onTap={() => open(recordUrl('directive', id))}
    />
  )
}
