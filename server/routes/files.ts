import type Router from 'koa-router'
import { fileEndpoint } from '../../shared/api/endpoints'
import { WORKBOOK_ROWS_MAX } from '../../shared/api/files'
import { LISTS } from '../../shared/kinds/schemas'
import { Pieces, bind } from '../door/bind'
import { ApiError } from '../errors'
import { csvOf } from '../presenters/csv'
import { fileNameOf, sheetOf, type Sheet } from '../presenters/sheet'
import { workbookOf } from '../presenters/workbook'
import { everyLine, narrowedTo } from '../read/lists'
import { boxAsked, filtersAsked } from './asked'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>.csv` and `.xlsx`: a list as a file. */
export function fileRoutes(router: Router, deps: ReadDeps): void {
  for (const list of Object.values(LISTS)) {
    const sheetAsked = (query: Record<string, unknown>): Sheet => {
      const published = publishedNow(deps)
      const box = boxAsked(query)
      const items = everyLine(published, list, { ...filtersAsked(query), ...(box === undefined ? {} : { box }), sort: String(query.sort) })
      return sheetOf(list.kind, items, {
        city: deps.city,
        asOf: asOf(published),
        edition: published.edition._id,
        about: narrowedTo(published, list, filtersAsked(query)),
      })
    }

    bind(router, {
      endpoint: fileEndpoint(list, 'csv'),
      action: 'record.read',
      answer: ({ query }, ctx) => {
        const sheet = sheetAsked(query)
        ctx.set('Content-Disposition', fileNameOf(sheet, 'csv'))
        return new Pieces(csvOf(sheet))
      },
    })

    bind(router, {
      endpoint: fileEndpoint(list, 'xlsx'),
      action: 'record.read',
      answer: ({ query }, ctx) => {
        const sheet = sheetAsked(query)
        if (sheet.items.length > WORKBOOK_ROWS_MAX) throw new ApiError('too_many_rows')
        ctx.set('Content-Disposition', fileNameOf(sheet, 'xlsx'))
        return workbookOf(sheet)
      },
    })
  }
}
