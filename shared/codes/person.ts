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

/** The text with identity card numbers, mobile numbers and the middle of number plates hidden (domain 9.3). */
export function maskPersonalData(text: string): string {
  return text
    .replace(/(^|\D)([1-9]\d{5})((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3}[\dXx])(?![\dA-Za-z])/g, '$1**************')
    .replace(/(^|\D)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)/g, '$1$2****$3')
    .replace(/([\u4e00-\u9fa5][A-HJ-NP-Z])[·・ ]?[A-HJ-NP-Z0-9]{3,4}([A-HJ-NP-Z0-9]{2})(?![A-Za-z0-9])/g, '$1***$2')
}

/** A name that says it is a natural person's, with the person hidden: 王小明(自然人) → 王**(自然人). */
export function maskNaturalPerson(name: string): string {
  const match = /^(.*?)\s*[（(](自然人|个人|個人)[）)]$/.exec(name)
  return match ? `${maskName((match[1] ?? '').replace(/[○〇＊*]/g, ''))}（${match[2]}）` : name
}
