/** Opens a page of the service that is none of this program's. */
export function openPlain(path: string): Promise<unknown> {
  window.location.assign(path)
  return Promise.resolve()
}
