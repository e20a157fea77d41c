import { qrPicture } from '../../qr'

/** Whether the page can be printed here. */
export const CAN_PRINT: boolean = true

/** The picture of an address that a phone reads; null where none can be drawn. */
export const codeOf = (address: string): string | null => qrPicture(address)

/** Opens the print dialog on the page as it is. Returns a sentence where it could not, else null. */
export function printPage(): string | null {
  try {
    window.print()
    return null
  } catch {
    // Some browsers inside other apps have no printing at all.
    return '这个浏览器不能打印。请换一个浏览器，或者抄下本页地址到电脑上打印。'
  }
}
