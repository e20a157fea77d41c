import { readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import lock from '../package-lock.json'
import { dependencies, devDependencies } from '../package.json'

/** What a city installs to run the service is what the service needs, and each package is the very one that was tried. */

const ROOT = join(__dirname, '..')

/** They build a page, with tools of an installation for work. */
const TOOLS = ['miniapp/desk/build.ts'].map((file) => join(ROOT, file))

const filesOfServer = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(ROOT, 'server', file))

/** The packages that a bundle of these files asks for by name while it runs; what is imported for its types only is none. */
function packagesOf(files: string[]): string[] {
  const { metafile } = buildSync({
    stdin: { contents: files.map((file) => `import ${JSON.stringify(file)}`).join('\n'), resolveDir: ROOT },
    bundle: true,
    packages: 'external',
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'silent',
    external: TOOLS,
  })
  const asked = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports.filter(({ external }) => external === true).map(({ path }) => path))
    .filter((path) => !isBuiltin(path) && !path.startsWith('.') && !path.startsWith('/'))
  return [...new Set(asked.map((path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/')))].sort()
}

it('installs for production what the service and its commands import, and nothing else', () => {
  const needed = packagesOf(filesOfServer)
  expect(needed).toContain('mongoose')
  expect(needed).toEqual(Object.keys(dependencies).sort())
})

it('says of each package which bytes it is, and of none whose registry it came from', () => {
  const entries = Object.entries<{ version: string; integrity?: string; resolved?: string }>(lock.packages).filter(([path]) => path !== '')
  expect(entries.length).toBeGreaterThan(Object.keys({ ...dependencies, ...devDependencies }).length)
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

it('names the exact version of each package', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect({ name, version }).toEqual({ name, version: expect.stringMatching(/^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/) as unknown })
})
