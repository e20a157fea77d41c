import type { ToldAnswer } from '@shared/api/subscriptions'

/** A number of owners; one or two are no number, so that nobody can tell who. */
const owners = (count: number | null): string => (count === null ? '不足 3 家' : `${count} 家`)

/** How many owners and trading centres were told of a record, signed for it, and could not be reached; null where nobody was to be told. */
export function toldWords({ sent, signed, undelivered }: ToldAnswer): string | null {
  if (sent === 0 && undelivered === 0) return null
  const failed = undelivered === 0 ? '' : `，未送达 ${owners(undelivered)}`
  return `订阅的业主和交易中心：已通知 ${owners(sent)}，已签收 ${owners(signed)}${failed}`
}
