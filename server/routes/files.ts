import type { Context } from 'koa'
import type Router from 'koa-router'
import { fileEndpoint } from '../../shared/api/endpoints'
import { WORKBOOK_ROWS_MAX } from '../../shared/api/files'
import { LISTS } from '../../shared/kinds/schemas'
import { Pieces, bind } from '../door/bind'
import { ApiError } from '../errors'
import { csvOf } from '../presenters/csv'
import { fileNameOf, sheetOf, type SheetHead } from '../presenters/sheet'
import { everyLine, narrowedTo } from '../read/lists'
import type { Workbooks } from '../workbooks/index'
import { boxAsked, filtersAsked } from './asked'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** What the files of lists are given. */
export interface FileDeps extends ReadDeps {
  workbooks: Workbooks
}

/** `GET /api/v1/<list>.csv` and `.xlsx`: a list as a file. */
export function fileRoutes(router: Router, deps: FileDeps): void {
  const { name, sample } = deps.city
  for (const list of Object.values(LISTS)) {
    const listAsked = (query: Record<string, unknown>): { head: SheetHead; lines: Iterable<Buffer> } => {
      const published = publishedNow(deps)
      const box = boxAsked(query)
      const asked = { ...filtersAsked(query), ...(box === undefined ? {} : { box }), sort: String(query.sort) }
      const { total, lines } = everyLine(published, list, asked)
      const about = narrowedTo(published, list, filtersAsked(query))
      return { head: { city: { name, sample }, asOf: asOf(published), edition: published.edition._id, about, total }, lines }
    }

    bind(router, {
      endpoint: fileEndpoint(list, 'csv'),
      action: 'record.read',
      answer: ({ query }, ctx) => {
        const { head, lines } = listAsked(query)
        const sheet = sheetOf(list.kind, head)
        ctx.set('Content-Disposition', fileNameOf(sheet, 'csv'))
        return new Pieces(csvOf(sheet, lines))
      },
    })

    bind(router, {
      endpoint: fileEndpoint(list, 'xlsx'),
      action: 'record.read',
      answer: async ({ query }, ctx) => {
        const { head, lines } = listAsked(query)
        if (head.total > WORKBOOK_ROWS_MAX) throw new ApiError('too_many_rows')
        const book = await deps.workbooks.make({ kind: list.kind, head, lines }, isGone(ctx))
        ctx.set('Content-Disposition', fileNameOf(sheetOf(list.kind, head), 'xlsx'))
        return book
      },
    })
  }
}

/** Whether who asked has gone away. */
const isGone = (ctx: Context) => (): boolean => !ctx.writable
