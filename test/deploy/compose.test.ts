import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The container's settings: what the image says is not undone by the file of settings that begins as .env.example. */

const read = (name: string): string => readFileSync(join(__dirname, '../..', name), 'utf8')
const set = (text: string, line: RegExp): Map<string, string> =>
  new Map([...text.matchAll(line)].map(([, name = '', value = '']) => [name, value]))

const image = set(/^ENV (.*)$/m.exec(read('Dockerfile'))?.[1] ?? '', /(\w+)=(\S+)/g)
const example = set(read('.env.example'), /^(\w+)=(.*)$/gm)
const compose = set(/environment:\n((?: {6}.*\n)+)/.exec(read('deploy/compose.yaml'))?.[1] ?? '', /^ {6}(\w+): '?([^'\n]*)'?$/gm)

it('keeps what the image sets', () => {
  const undone = [...image].filter(([name]) => example.has(name))
  expect(undone.map(([name]) => name)).toEqual(['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR'])
  for (const [name, value] of undone) expect([name, compose.get(name)]).toEqual([name, value])
})

it('names only settings that there are', () => {
  expect([...compose.keys()].filter((name) => !example.has(name))).toEqual([])
})

it('sends no secret of the folder into the build, nor into the history', () => {
  const secrets = ['deploy/mingan.env', 'deploy/mongo-key', 'deploy/city']
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['deploy/.env', ...secrets]))
  // Of files of this name, wherever they lie.
  expect(read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['.env', ...secrets]))
})
