/**
 * Opens the browser's own print dialog on a sheet alone. `printing`: what the page is called meanwhile; `ready`: waited for first. Returns a sentence where
 * it could not, else null.
 */
export async function printSheet(
  sheet: HTMLElement,
  printing: string,
  ready: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string | null> {
  const classes = ['printing', printing]
  const remove = () => {
    sheet.remove()
    document.body.classList.remove(...classes)
    window.removeEventListener('afterprint', remove)
  }
  // What its page says of invented data stands on the paper too: a sheet on a wall has no page around it.
  const sample = document.querySelector('.page .sample')?.textContent
  if (sample) sheet.prepend(noteOf(sample))
  document.body.append(sheet)
  // Nothing but the sheet goes to the printer.
  document.body.classList.add(...classes)
  try {
    await ready()
    window.addEventListener('afterprint', remove)
    window.print()
    return null
  } catch {
    // Some browsers inside other apps have no printing at all.
    remove()
    return '这个浏览器不能打印。请换一个浏览器，或者抄下本页地址到电脑上打印。'
  }
}

function noteOf(words: string): HTMLElement {
  const note = document.createElement('strong')
  note.className = 'sheet-sample'
  note.textContent = words
  return note
}
