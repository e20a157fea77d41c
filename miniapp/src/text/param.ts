/** A parameter of a page's address in plain text; what is no valid escape is taken as it stands. */
export function param(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '')
  } catch {
    // A hand-made or cut-off address; the page then says that there is no such record.
    return text ?? ''
  }
}
