import { plainPath, type PlainKind } from '@shared/kinds/plain'
import { absoluteUrl } from '@/api/request'
import { useCity } from './useCity'

/** The whole address of a record's plain page, as the public reaches it: an office may open this page by one of its own, which nobody in the street can reach. */
export function usePlainAddress(kind: PlainKind, code: string): string {
  const city = useCity()
  const path = plainPath(kind, code)
  return city?.publicUrl === undefined ? absoluteUrl(path) : city.publicUrl + path
}
