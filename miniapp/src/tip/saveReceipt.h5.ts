/** What the button says. */
export const SAVE_WORDS = '打印，或存为 PDF'

/** Opens the browser's own print dialog on a sheet with the receipt. Returns a sentence where it could not, else null. */
export function saveReceipt(receipt: string): Promise<string | null> {
  const sheet = document.createElement('div')
  sheet.id = 'print-sheet'
  const lines = ['举报凭证', receipt, '在「举报 › 用凭证查回复」输入。字母不分大小写，空格和横线可不写。', '请妥善收好，不要给别人看。']
  for (const line of lines) {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    sheet.append(paragraph)
  }
  document.body.append(sheet)
  // Nothing but the sheet goes to the printer.
  document.body.classList.add('printing')
  try {
    window.print()
    return Promise.resolve(null)
  } catch {
    // Some browsers inside other apps have no printing at all.
    return Promise.resolve('这个浏览器不能打印。请抄在纸上，再填回一组。')
  } finally {
    sheet.remove()
    document.body.classList.remove('printing')
  }
}
