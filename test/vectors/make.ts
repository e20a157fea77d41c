import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { makeVectors } from './tips'

/** Writes the vectors of tips. Run once; a changed byte afterwards is another protocol: `npx tsx test/vectors/make.ts` */
async function main(): Promise<void> {
  for (const [name, vector] of Object.entries(makeVectors())) {
    const path = join(__dirname, 'tips', `${name}.json`)
    writeFileSync(path, await format(JSON.stringify(vector), { ...(await resolveConfig(path)), parser: 'json' }))
  }
}

void main()
