import { EnvelopeInput } from '../../shared/envelope'
import type { Kind } from '../../shared/kinds/index'
import type { BodyOf, InputOf } from '../../shared/kinds/schemas'
import type { Warn } from '../../server/cellError'
import { finishRecord } from '../../server/mirror/rows/finish'

/** A body as it may be public, beside an envelope that says nothing. */
export const publicBody = <K extends Kind>(kind: K, input: InputOf[K], warn: Warn = () => {}): BodyOf[K] =>
  finishRecord(kind, input, { envelope: EnvelopeInput.parse({}), today: '9999-12-31', warn }).body
