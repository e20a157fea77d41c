import { ruleOf } from '../../server/kinds/index'
import { DIFFERENCES } from '../../shared/grading/differences'
import { COUNTINGS, GradingItem, GradingTable } from '../../shared/grading/table'
import { KINDS } from '../../shared/kinds/index'
import { codesOf } from '../../shared/vocabulary'
import { readPage } from './page'

/** `docs/grading.md`: a table that is one, and a word for everything that can stand in it. */

const page = readPage('docs/grading.md')

it('shows a rule table that is one', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(GradingTable.safeParse(JSON.parse(example)).error?.issues ?? []).toEqual([])
})

it('tells every kind that gives points, every fact of it and every code', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  for (const kind of codesOf(KINDS)) {
    const { countable } = ruleOf(kind)
    const row = rows.find((line) => line.startsWith(`| \`${kind}\` `))
    expect([kind, row !== undefined]).toEqual([kind, countable !== undefined])
    const codes = Object.entries(countable?.facts ?? {}).flatMap(([fact, known]) => [
      fact,
      ...(known === 'number' ? [] : Object.keys(known)),
    ])
    expect(codes.filter((code) => !row?.includes(`\`${code}\``))).toEqual([])
  }
})

it('tells every part of a rule, every way of counting and every difference', () => {
  const parts = [...Object.keys(GradingTable.shape), ...Object.keys(GradingItem.shape), ...codesOf(COUNTINGS), ...DIFFERENCES]
  expect(parts.filter((part) => !page.includes(`\`${part}\``) && !page.includes(`"${part}"`))).toEqual([])
})
