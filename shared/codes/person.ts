import { toHalfWidth } from './text'

/** The name with all but its first character hidden: 张三 → 张*, 欧阳娜娜 → 欧*** (domain 9.3: first character only). */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  return characters.length === 0 ? '' : characters[0] + '*'.repeat(Math.max(1, characters.length - 1))
}

/** Whether a text holds a mainland mobile number, whatever separators stand inside it. */
export function holdsMobile(text: string): boolean {
  return /(^|\D)(\+?86)?1[3-9]\d{9}(?!\d)/.test(toHalfWidth(text).replace(/[\s\-()]/g, ''))
}

/** Whether a text holds a mainland identity card number (18 characters with a plausible birth date). */
export function holdsIdentityNumber(text: string): boolean {
  return /(^|\D)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/.test(
    toHalfWidth(text).replace(/[\s\-]/g, ''),
  )
}

/** The text with every identity card number and mobile number in it hidden (domain 9.3). */
export function maskNumbers(text: string): string {
  return text
    .replace(/(^|\D)([1-9]\d{5})((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3}[\dXx])(?![\dA-Za-z])/g, '$1**************')
    .replace(/(^|\D)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1$2****$3')
}
