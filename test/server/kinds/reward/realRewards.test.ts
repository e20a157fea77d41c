import { explainFile } from '../../../../server/mirror/explain/index'
import { realFiles } from '../../../support/realData'

/** Published figures of rewards that nobody here wrote. They hold no payments; where the folder is missing, this skips. */

const files = realFiles('rewards', /\.(md|csv|xlsx?|json)$/)
const itReal = files.length > 0 ? it : it.skip

itReal('proposes nothing of a page of text, and says what the file is and what would be of use', async () => {
  for (const file of files.filter((one) => one.endsWith('.md'))) await expect(explainFile(file)).rejects.toThrow(/表格|CSV|xlsx|网页|文字/i)
})
