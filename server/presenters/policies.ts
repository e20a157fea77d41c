import { PARTIES, POLICIES, type Party, type Policy } from '../policies'

const PARTY_TITLES: Record<Party, string> = {
  public: '公众',
  reporter: '举报人',
  owner: '业主',
  handler: '承办',
  payer: '发奖',
  oversight: '监督',
  reviewer: '异议',
  administrator: '管理',
}

/** The table of who may what, as the lines of a table in Markdown: an action a line, a party a column. */
export function policyTable(policies: Record<string, Policy> = POLICIES): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['action', '', ...PARTIES.map((party) => PARTY_TITLES[party])]),
    line(['---', '---', ...PARTIES.map(() => '---')]),
    ...Object.entries(policies).map(([action, { title, allowed }]) =>
      line([`\`${action}\``, title, ...PARTIES.map((party) => (allowed.includes(party) ? '✓' : ''))]),
    ),
  ].join('\n')
}
