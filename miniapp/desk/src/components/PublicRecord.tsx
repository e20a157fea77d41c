import { SERVER } from '../config'
import { publicPage } from '../tips/publicPage'

interface PublicRecordProps {
  kind: string
  id: string
  title: string
  /** which of several of that title it is; absent where nobody said it */
  about?: string | undefined
}

/**
 * A record of the public side. Its page opens in a tab of its own and only by hand: what this page asked by itself would tell the service which record
 * the case that is open is about.
 */
export function PublicRecord({ kind, id, title, about }: PublicRecordProps) {
  return (
    <div className="public-record">
      {title !== '' && <div>{title}</div>}
      {about !== undefined && <div>{about}</div>}
      <a className="no-print" href={publicPage(SERVER, kind, id)} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
        打开公示页（以它为准） ↗
      </a>
      <div className="hint code">{id}</div>
    </div>
  )
}
