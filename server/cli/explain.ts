import { explainFile } from '../mirror/explain/index'
import { UnreadableSource } from '../mirror/formats/types'
import { UsageError } from './runCli'

const HOLDS = {
  'credit code': '信用代码',
  date: '日期',
  number: '数',
  link: '网址',
  'personal number': '个人号码',
  text: '文字',
  nothing: '空',
} as const

/**
 * Tells what a strange file holds and proposes a description of its source. The proposal goes to standard output, so that it
 * can be written to a file; what a person reads goes beside it. Throws UsageError where the file is not there or unreadable.
 */
export async function explain(path: string): Promise<number> {
  const { format, sheet, named, headerLine, isOnItsSide, rows, remarks, columns, proposal } = await explainFile(path).catch(
    (error: unknown) => {
      if (error instanceof UnreadableSource) throw new UsageError(error.message)
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`没有这个文件：${path}`)
      throw error
    },
  )
  const say = (line: string): void => void process.stderr.write(line + '\n')
  const header = { header: `表头在第 ${headerLine} ${isOnItsSide ? '列' : '行'}`, keys: '字段名就是列名', content: '没有表头' }[named]
  const found = `格式 ${format}${sheet ? `，工作表“${sheet}”` : ''}，${header}，看了 ${rows} 行数据`
  say([found, ...remarks].join('；'))
  for (const { name, filled, holds, field } of columns)
    say(`  ${name}：${Math.round(filled * 100)}% 有值，${HOLDS[holds]} → ${field ?? '不采用'}`)
  say('下面是建议的来源登记，请核对主键、覆盖方式和机关后使用：')
  process.stdout.write(JSON.stringify(proposal, null, 2) + '\n')
  return 0
}
