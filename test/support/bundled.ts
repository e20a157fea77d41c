import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build, stop, type Plugin } from 'esbuild'
import { madeOnce } from './once'

/**
 * The service's own code as plain JavaScript, for processes and threads that tests start by the dozen: what `tsx` does anew in each of
 * them (find, read and translate two hundred files, and once more in the store's thread) is done once.
 */

const ROOT = join(__dirname, '..', '..')

interface Thread {
  /** the TypeScript file beside its starter that it runs */
  file: string
  /** what its starter says so that it understands TypeScript */
  learns: string
}

const BY_REQUIRE = "require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register(); "

/** Files that start a thread. */
const THREADS: Record<string, Thread> = {
  'server/embedded/index.ts': { file: 'worker.ts', learns: BY_REQUIRE },
  'server/mirror/worker/index.ts': { file: 'mirrorWorker.ts', learns: BY_REQUIRE },
  'server/mirror/formats/xls.ts': { file: 'xlsWorker.ts', learns: BY_REQUIRE },
  'server/workbooks/index.ts': { file: 'workbookWorker.ts', learns: BY_REQUIRE },
  'server/tips/checks/index.ts': { file: 'checkWorker.ts', learns: 'execArgv: importArgs(),\n' },
}

const STARTERS = new RegExp(`(${Object.keys(THREADS).join('|')})$`.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]'))

/** Sources of the service and of what it builds. */
const OWN = /[\\/](server|shared|miniapp)[\\/][^:]*\.ts$/

/** What the service starts of the pages. */
const BUILDERS = ['build.ts', 'shapes.ts', 'desk/build.ts'].map((name) => join(ROOT, 'miniapp', name))

/** What brings a binary or a thread of its own, and what the driver of MongoDB asks for and does without. */
const STAY_PACKAGES = [
  ...['lmdb', 'fs-native-extensions', 'msgpackr-extract', 'piscina', 'pino', 'esbuild', 'sass', 'tsx'],
  ...['aws4', '@aws-sdk/*', '@mongodb-js/*', 'gcp-metadata', 'kerberos', 'mongodb-client-encryption', 'snappy', 'socks'],
]

/** A thread of a bundle is a bundle too, and need not learn TypeScript. Throws where the source starts its thread otherwise. */
const threads: Plugin = {
  name: 'threads',
  setup({ onLoad }) {
    onLoad({ filter: STARTERS }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const thread = THREADS[relative(ROOT, path).replaceAll('\\', '/')]
      if (!thread || !source.includes(thread.learns) || !source.includes(`'${thread.file}'`))
        throw new Error(`${path} starts no thread from ${thread?.file}`)
      return {
        contents: source.replace(thread.learns, '').replace(`'${thread.file}'`, `'${basename(starterOf(thread.file))}'`),
        loader: 'ts',
        resolveDir: dirname(path),
      }
    })
  },
}

/** A source that is not the entry is no program by itself, and finds what lies beside it where it lies itself. */
const placesOf = (entry: string): Plugin => ({
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: OWN }, ({ path }) => {
      if (path === entry || path.includes('node_modules')) return undefined
      const contents = readFileSync(path, 'utf8')
        .replaceAll('require.main === module', 'false')
        .replaceAll(/\b__dirname\b/g, JSON.stringify(dirname(path)))
      return { contents, loader: 'ts', resolveDir: dirname(path) }
    })
  },
})

/**
 * The JavaScript file of a TypeScript entry of this project, which `node` runs and a test may load: made by the first that asks, anew where
 * anything it is made from has changed. `imports`: it loads packages that are ES modules as it runs, and cannot be started from what was
 * compiled.
 */
export function bundleOf(entry: string, imports = false): Promise<string> {
  // Below the project, where its packages are found.
  const outdir = join(ROOT, 'test', 'out', 'bundled', relative(ROOT, entry).replace(/\W/g, '-'))
  const file = join(outdir, basename(entry).replace(/ts$/, 'js'))
  return madeOnce(file, [__filename, entry, ...BUILDERS], () => bundle(entry, outdir, imports))
}

/**
 * Runs the bundle beside it in its own place, from what the engine compiled of it in the first process: compiling some megabytes of
 * JavaScript is a third of what a start costs.
 */
const STARTER = `
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { basename, join } = require('node:path')
const { Script } = require('node:vm')
const filename = join(__dirname, basename(__filename).slice('start-'.length))
const kept = filename + '.v8'
const code = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(filename, 'utf8') + '\\n})'
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
const script = new Script(code, { filename, cachedData })
if (cachedData === undefined) {
  const keep = () => {
    // Whole or not at all: others start meanwhile.
    const part = kept + '.' + process.pid
    writeFileSync(part, script.createCachedData())
    renameSync(part, kept)
  }
  process.once('exit', keep)
  // What serves until it is killed does not end.
  setTimeout(keep, 500).unref()
}
script.runInThisContext()(exports, require, module, filename, __dirname)
`

async function bundle(entry: string, outdir: string, imports: boolean): Promise<void> {
  // What was compiled of an older one goes first: the engine knows a source by its length alone.
  const entryPoints = [entry, ...Object.entries(THREADS).map(([starter, { file }]) => join(ROOT, dirname(starter), file))]
  for (const file of entryPoints.map((one) => join(outdir, basename(one)))) {
    rmSync(file.replace(/ts$/, 'js.v8'), { force: true })
    writeFileSync(starterOf(file), STARTER)
  }
  await build({
    entryPoints,
    outdir,
    entryNames: '[name]',
    bundle: true,
    // Packages too: one file is read sooner than the five hundred of them, in every process.
    external: STAY_PACKAGES,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': imports },
    plugins: [threads, placesOf(entry)],
    logLevel: 'silent',
  })
  // Its service would stay as long as the worker that runs the tests.
  await stop()
}

/** Bundles an entry before the tests of a file. Returns what tells the path of the JavaScript file to start. */
export function useBundled(entry: string): () => string {
  let starter = ''
  beforeAll(async () => {
    starter = starterOf(await bundleOf(entry))
  })
  return () => starter
}

/** What starts the bundle of a file, beside it. */
const starterOf = (file: string): string => join(dirname(file), 'start-' + basename(file).replace(/ts$/, 'js'))
