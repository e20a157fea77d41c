import type { Page } from 'playwright-core'

/** A page as people see it, in the tab in which it is open: no other is drawn for it. */

const DESKTOP = 1280

/** With which letters pages are looked at, and whether these are large: in large ones on a phone only. */
export const LETTERS = [
  ['ordinary', false],
  ['large', true],
] as const

/** Hands `see` each look of the page that is open, by its name: on a phone, in the dark and on a desktop, or on a phone in large letters. Leaves it as on a phone. */
export async function inEachLook(page: Page, large: boolean, see: (look: string) => Promise<void>): Promise<void> {
  if (large) return see('large')
  await see('phone')
  await inTheDark(page, () => see('dark'))
  await onDesktop(page, () => see('desktop'))
}

/** Shows the page as at night as long as `see` takes. */
export async function inTheDark(page: Page, see: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await see()
  await page.emulateMedia({ colorScheme: 'light' })
}

async function onDesktop(page: Page, see: () => Promise<void>): Promise<void> {
  const before = page.viewportSize()
  if (!before) throw new Error('the window has no size of its own')
  await page.setViewportSize({ ...before, width: DESKTOP })
  await see()
  await page.setViewportSize(before)
}
