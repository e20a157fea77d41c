import { readFileSync } from 'node:fs'
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
  'server/mirror/formats/xls.ts': { file: 'xlsWorker.ts', learns: BY_REQUIRE },
  'server/tips/checks/index.ts': { file: 'checkWorker.ts', learns: 'execArgv: importArgs(),\n' },
}

const STARTERS = new RegExp(`(${Object.keys(THREADS).join('|')})$`.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]'))

/** What brings a binary or a thread of its own, and what the driver of MongoDB asks for and does without. */
const STAY_PACKAGES = [
  ...['lmdb', 'fs-native-extensions', 'msgpackr-extract', 'piscina', 'pino', 'esbuild', 'tsx'],
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
        contents: source.replace(thread.learns, '').replace(`'${thread.file}'`, `'${thread.file.replace(/ts$/, 'js')}'`),
        loader: 'ts',
        resolveDir: dirname(path),
      }
    })
  },
}

/**
 * The JavaScript file of a TypeScript entry of this project, which `node` runs and a test may load: made by the first that asks, anew where
 * anything it is made from has changed.
 */
export function bundleOf(entry: string): Promise<string> {
  // Below the project, where its packages are found.
  const outdir = join(ROOT, 'test', 'out', 'bundled', relative(ROOT, entry).replace(/\W/g, '-'))
  const file = join(outdir, basename(entry).replace(/ts$/, 'js'))
  return madeOnce(file, [__filename, entry], () => bundle(entry, outdir))
}

async function bundle(entry: string, outdir: string): Promise<void> {
  await build({
    entryPoints: [entry, ...Object.entries(THREADS).map(([starter, { file }]) => join(ROOT, dirname(starter), file))],
    outdir,
    entryNames: '[name]',
    bundle: true,
    // Packages too: one file is read sooner than the five hundred of them, in every process.
    external: STAY_PACKAGES,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [threads],
    logLevel: 'silent',
  })
  // Its service would stay as long as the worker that runs the tests.
  await stop()
}

/** Bundles an entry before the tests of a file. Returns what tells the path of the JavaScript file. */
export function useBundled(entry: string): () => string {
  let file = ''
  beforeAll(async () => {
    file = await bundleOf(entry)
  })
  return () => file
}
