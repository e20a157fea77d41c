import type { DeskPicturesAnswer, PictureDecided, PictureDecisionBody } from '../../shared/api/deskPictures'
import { ApiError } from '../errors'
import { audit } from './audit'
import type { DeskDeps, Officer, PicturesToLookAt } from './deps'

/** The desk that looks at the pictures of the record: the other one oversees officials, and publishes nothing of firms. */
const LOOKS = 'work-safety'

/** Of a record that names none. */
export const NO_PICTURES: PicturesToLookAt = { list: async () => [], bytes: async () => null, decide: async () => {} }

const demandDesk = ({ desk }: Officer): void => {
  if (desk !== LOOKS) throw new ApiError('forbidden')
}

/** The pictures that the desk is asked about. */
export async function listPictures({ pictures }: DeskDeps, officer: Officer): Promise<DeskPicturesAnswer> {
  demandDesk(officer)
  const items = await pictures.list()
  return { waiting: items.filter(({ decision }) => decision === null).length, items }
}

/** One of them, as it would be shown. Throws `desk_picture_gone` where it is not listed, or its bytes are gone. */
export async function seePicture({ pictures }: DeskDeps, officer: Officer, original: string): Promise<Buffer> {
  demandDesk(officer)
  const bytes = await pictures.bytes(original)
  if (bytes === null) throw new ApiError('desk_picture_gone')
  return bytes
}

/**
 * What an officer says of a picture, with a line of the audit. It takes effect with the next reading of its source. Throws `desk_picture_gone` where
 * it is not listed, or is to be released though nobody can see it any more.
 */
export async function decidePicture(
  deps: DeskDeps,
  officer: Officer,
  original: string,
  { decision }: PictureDecisionBody,
): Promise<PictureDecided> {
  demandDesk(officer)
  const one = (await deps.pictures.list()).find((picture) => picture.original === original)
  if (!one || (decision === 'released' && !one.canSee)) throw new ApiError('desk_picture_gone')
  await audit(deps, { officer: officer.id, role: officer.role, action: 'picture', detail: `${decision} ${original}` })
  await deps.pictures.decide({ original, decision, by: officer.id })
  return { decision }
}
