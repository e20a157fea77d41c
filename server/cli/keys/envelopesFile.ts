import { RecoveryFile } from '../../../shared/api/desk'

/** The file that desk.html saves for the recovery body. */

export class EnvelopesFileError extends Error {}

/** Envelopes of the text of a file. Throws EnvelopesFileError. */
export function readEnvelopes(text: string, name: string): RecoveryFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new EnvelopesFileError(`${name}：不是待恢复的封套文件（不是完整的 JSON）。没有写任何文件。`)
  }
  const parsed = RecoveryFile.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || '文件').slice(0, 3)
  throw new EnvelopesFileError(`${name}：不是待恢复的封套文件，或内容不对（${where.join('、')}）。没有写任何文件，请重新下载。`)
}
