import type { OfficerBody, OfficerSecrets } from '../../shared/api/desk'
import { ACTORS } from '../../shared/tips/words'
import type { DeskDeps } from '../desk/deps'
import { createOfficer } from '../desk/officers'
import type { Passwords } from '../desk/passwords'

/** Who works at the desks of the demonstration: two at each, so that four eyes can look, one who pays, one who administers, and two of different units who work on objections. */
export const DEMO_OFFICERS: readonly OfficerBody[] = (
  [
    ['jingban1', '演示经办人甲', 'handler', 'work-safety'],
    ['jingban2', '演示经办人乙', 'handler', 'work-safety'],
    ['fafang1', '演示奖励发放人', 'payer', 'work-safety'],
    ['yiyi1', '演示异议办理人甲', 'reviewer', 'work-safety', '云帆市应急管理局'],
    ['yiyi2', '演示异议办理人乙', 'reviewer', 'work-safety', '云帆市司法局'],
    ['guanli1', '演示管理员', 'administrator', 'work-safety'],
    ['jiandu1', '演示监督人甲', 'oversight', 'oversight'],
    ['jiandu2', '演示监督人乙', 'oversight', 'oversight'],
  ] as const
).map(([officer, displayName, role, desk, unit = null]) => ({ officer, displayName, role, desk, zones: [], unit }))

/**
 * Adds the officers where nobody works yet, and returns their secrets, which can be read nowhere again; an empty list at every
 * other start. Their passwords hold as they are: a newcomer signs in at once.
 */
export async function ensureDemoOfficers(deps: DeskDeps, passwords: Passwords): Promise<OfficerSecrets[]> {
  if ((await deps.db.officers.countDocuments({})) > 0) return []
  const secrets: OfficerSecrets[] = []
  for (const body of DEMO_OFFICERS) secrets.push(await createOfficer(deps, passwords, body))
  await deps.db.officers.updateMany({}, { $set: { mustChange: false } })
  return secrets
}

/** The table that is printed once. */
export const officersInWords = (secrets: readonly OfficerSecrets[]): string =>
  secrets
    .map(({ officer, password, totpSecret }) => {
      const role = DEMO_OFFICERS.find((one) => one.officer === officer)?.role
      return `  ${officer}  ${role ? ACTORS[role] : ''}  密码 ${password}  动态码密钥 ${totpSecret}`
    })
    .join('\n')
