import { parentPort } from 'node:worker_threads'
import { sheetOf } from '../presenters/sheet'
import { workbookOf } from '../presenters/workbook'
import { standBack } from '../standBack'
import { carried } from './carried'
import type { Asked } from './index'

/** Entry of the thread that makes workbooks, one after the other. A workbook that cannot be made ends it: who asked is told by its end. */
const port = parentPort
if (!port) throw new Error('workbookWorker.ts runs as a worker thread only')

standBack()

port.on('message', ({ kind, head, pieces }: Asked) => {
  // Copied once: what the library returns may lie in memory that is not its alone.
  const bytes = new Uint8Array(workbookOf(sheetOf(kind, head), carried(pieces)))
  port.postMessage(bytes, [bytes.buffer])
})
