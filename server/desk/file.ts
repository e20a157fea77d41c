import type { DeskFiling } from '../../shared/api/desk'
import type { FilingAnswer } from '../../shared/api/tips'
import { fileTip } from '../tips/filing'
import { audit } from './audit'
import type { Officer } from './deps'
import type { DeskDoor } from './index'

/**
 * Files a tip that somebody told an officer by telephone, letter or visit: sealed at the desk as a phone would, filed by the
 * same rules, and a line of the audit. How it came is a move of its own. Throws as `fileTip`.
 */
export async function fileTold({ deps, tips }: DeskDoor, officer: Officer, { id, filing }: DeskFiling): Promise<FilingAnswer> {
  await tips.deps.certificates.refresh()
  const answer = await fileTip(tips.deps, id, filing)
  await audit(deps, { officer: officer.id, role: officer.role, action: 'filed', tip: id })
  return answer
}
