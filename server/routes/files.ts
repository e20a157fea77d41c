import type Router from 'koa-router'
import { fileEndpoint } from '../../shared/api/endpoints'
import { WORKBOOK_ROWS_MAX, type FileType } from '../../shared/api/files'
import { LISTS, type ListContract } from '../../shared/kinds/schemas'
import { shanghaiClock, shanghaiDay } from '../../shared/codes/dates'
import { Pieces, bind } from '../door/bind'
import { ApiError } from '../errors'
import { csvOf } from '../presenters/csv'
import { columnsOf, type Sheet } from '../presenters/sheet'
import { workbookOf } from '../presenters/workbook'
import { KINDS } from '../../shared/kinds/index'
import { everyLine } from '../read/lists'
import type { Published } from '../read/published'
import { boxAsked, filtersAsked } from './asked'
import { asOf, publishedNow, type ReadDeps } from './readDeps'

/** `GET /api/v1/<list>.csv` and `.xlsx`: a list as a file. */
export function fileRoutes(router: Router, deps: ReadDeps): void {
  for (const list of Object.values(LISTS)) {
    const sheetAsked = (query: Record<string, unknown>): Sheet => sheetOf(deps, publishedNow(deps), list, query)

    bind(router, {
      endpoint: fileEndpoint(list, 'csv'),
      action: 'record.read',
      answer: ({ query }, ctx) => {
        const sheet = sheetAsked(query)
        ctx.set('Content-Disposition', fileName(sheet, 'csv'))
        return new Pieces(csvOf(sheet))
      },
    })

    bind(router, {
      endpoint: fileEndpoint(list, 'xlsx'),
      action: 'record.read',
      answer: ({ query }, ctx) => {
        const sheet = sheetAsked(query)
        if (sheet.items.length > WORKBOOK_ROWS_MAX) throw new ApiError('too_many_rows')
        ctx.set('Content-Disposition', fileName(sheet, 'xlsx'))
        return workbookOf(sheet)
      },
    })
  }
}

function sheetOf({ city }: ReadDeps, published: Published, list: ListContract, query: Record<string, unknown>): Sheet {
  const box = boxAsked(query)
  const items = everyLine(published, list, { ...filtersAsked(query), ...(box === undefined ? {} : { box }), sort: String(query.sort) })
  const name = KINDS[list.kind]
  const at = new Date(asOf(published))
  const sample = city.sample ? '，演示数据' : ''
  return {
    title: `${city.name}${name}（${items.length} 条，截至 ${shanghaiDay(at)} ${shanghaiClock(at)}，第 ${published.edition._id} 版${sample}）`,
    name,
    columns: columnsOf(list.kind),
    items,
  }
}

/** The name under which a browser keeps a file (RFC 6266). */
const fileName = ({ name }: Sheet, type: FileType): string =>
  `attachment; filename="list.${type}"; filename*=UTF-8''${encodeURIComponent(name)}.${type}`
