// 取若干企业在公示的决定：node decisions.mjs https://本市明安的地址 统一社会信用代码 [统一社会信用代码 ...]
// 每行：代码、决定文号、措施、起、止、公布单位、来源记录。查不到的代码写“不知道”，不能当作没有。
const [service, ...codes] = process.argv.slice(2)

async function decisionsOf(code) {
  const answer = await fetch(new URL(`/api/v1/decisions/${encodeURIComponent(code)}`, service))
  // 没有取到不等于没有决定：停下来，过一会儿再取。
  if (!answer.ok) throw new Error(`${code}：没有取到（${answer.status}）`)
  return answer.json()
}

for (const code of codes) {
  const { known, decisions, untold, asOf, edition } = await decisionsOf(code)
  console.log(`# ${code} 数据截至 ${asOf}（第 ${edition} 版）`)
  if (known === 'unknown') console.log([code, '不知道'].join('\t'))
  for (const { decisionNo, measures, agency, record } of decisions)
    for (const { text, from, to } of measures)
      console.log([code, decisionNo, text, from ?? '未公布', to ?? '未公布', agency, new URL(record.path, service)].join('\t'))
  for (const { path } of untold) console.log([code, '没有公布决定文号或原文', new URL(path, service)].join('\t'))
}
