const COMMA = Buffer.from(',')

/** An object as bytes of JSON: under `name` the items, which are JSON already and only joined, then what stands in `rest`. */
export function listText(name: string, items: readonly Buffer[], rest: object): Buffer {
  const parts: Buffer[] = [Buffer.from(`{${JSON.stringify(name)}:[`)]
  for (const [i, item] of items.entries()) {
    if (i > 0) parts.push(COMMA)
    parts.push(item)
  }
  parts.push(Buffer.from(`],${JSON.stringify(rest).slice(1)}`))
  return Buffer.concat(parts)
}
