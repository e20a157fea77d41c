import { creditCodeCheckDigit, organisationCheckDigit } from '../../shared/codes/creditCode'
import type { Random } from './random'

/** Words of an invented city. Division codes begin with 99, a province that does not exist. */

const SURNAMES = ['林', '周', '许', '沈', '顾', '陆', '程', '苏', '方', '叶', '夏', '梁'] as const
const GIVEN = ['云舟', '星禾', '海棠', '青禾', '望潮', '知帆', '听澜', '归雁', '若汐', '远帆', '晓岚', '秋汀'] as const
const BRANDS = [
  '恒达',
  '启航',
  '远帆',
  '海晟',
  '金澜',
  '瑞汐',
  '宏潮',
  '安澜',
  '汇舟',
  '盛帆',
  '晨屿',
  '新汀',
  '广泽',
  '润川',
  '聚汐',
  '鼎澜',
  '泰屿',
  '祥帆',
  '佳潮',
  '凌舟',
] as const
const PREFIXES = ['云帆', '东港', '西屿', '望海'] as const

const DISTRICTS = ['', '', '滨海', '港区', '新城'] as const

const CODE_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export const person = (random: Random): string => random.pick(SURNAMES) + random.pick(GIVEN)

/** An office number in an area code that nobody has. */
export const officePhone = (random: Random): string => `0099-5550${String(random.int(0, 9_999)).padStart(4, '0')}`

/** A synthetic credit code with right check digits and a division that does not exist. */
export function creditCode(random: Random): string {
  const organisation = 'MA' + Array.from({ length: 6 }, () => random.pick([...CODE_LETTERS])).join('')
  const first17 = '91990100' + organisation + (organisationCheckDigit(organisation) ?? '0')
  return first17 + (creditCodeCheckDigit(first17) ?? '0')
}

/** An enterprise name that has not been drawn before. */
export function enterpriseName(random: Random, trade: string, taken: Set<string>): string {
  for (;;) {
    const name = random.pick(PREFIXES) + random.pick(BRANDS) + random.pick(DISTRICTS) + trade + '有限公司'
    if (!taken.has(name)) {
      taken.add(name)
      return name
    }
  }
}
