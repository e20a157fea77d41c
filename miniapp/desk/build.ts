import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { compile } from 'sass'
import { DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'

/** Builds the desk: one file that works from disk and talks to one service. */

export interface DeskBuild {
  /** the service, as scheme and host; nothing else can be reached from the page */
  server: string
  /** public half of the root that signs certificates, 65 bytes as hex, or `demo` */
  root: string
}

export interface BuiltDesk {
  html: string
  /** SHA-256 of the file, hex */
  sha256: string
}

const here = __dirname
export const deskFolder = join(here, '..', 'dist', 'desk')

const sha256 = (text: string, encoding: 'hex' | 'base64') => createHash('sha256').update(text, 'utf8').digest(encoding)

/** The server as its origin; throws where it is no address of a service. */
function originOf(server: string): string {
  const url = new URL(server)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    throw new Error(`服务地址须以 https:// 开头（本机演示除外）：${server}`)
  return url.origin
}

function rootOf(root: string): string {
  const key = root === 'demo' ? DEMO_ROOT_PUBLIC : root.toLowerCase()
  if (!/^04[0-9a-f]{128}$/.test(key)) throw new Error('TIP_ROOT_PUBLIC_KEY 须为 130 位十六进制的公钥，或 demo。')
  return key
}

async function scriptOf(server: string, root: string): Promise<string> {
  const result = await build({
    entryPoints: [join(here, 'src', 'main.tsx')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15'],
    jsx: 'automatic',
    legalComments: 'none',
    charset: 'utf8',
    alias: { '@shared': join(here, '..', '..', 'shared') },
    define: { 'process.env.NODE_ENV': '"production"', DESK_SERVER: JSON.stringify(server), DESK_ROOT: JSON.stringify(root) },
    logLevel: 'silent',
  })
  // What closes the element in HTML must not stand in the script.
  return (result.outputFiles[0]?.text ?? '')
    .trim()
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--')
}

/**
 * The desk as one file. Script and style are named by their hashes in its own policy, and `connect-src` names the one server.
 * Throws where the server is no HTTPS origin (but this machine's own), or the root is no key.
 */
export async function buildDesk({ server, root }: DeskBuild): Promise<BuiltDesk> {
  const origin = originOf(server)
  const script = await scriptOf(origin, rootOf(root))
  const style = compile(join(here, 'src', 'styles', 'desk.scss'), { style: 'compressed', charset: false }).css.trim()
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script, 'base64')}'`,
    `style-src 'sha256-${sha256(style, 'base64')}'`,
    'img-src blob:',
    `connect-src ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const html = [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>举报受理台</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body><div id="desk"></div>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
  return { html, sha256: sha256(html, 'hex') }
}

/** Writes the desk and its SHA-256 beside it; returns where it lies. */
export function writeDesk({ html, sha256: sum }: BuiltDesk, folder = deskFolder): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'desk.html')
  writeFileSync(file, html)
  writeFileSync(file + '.sha256', `${sum}  desk.html\n`)
  return file
}

async function main(): Promise<void> {
  const at = process.argv.indexOf('--server')
  const server = at > 0 ? process.argv[at + 1] : undefined
  const root = process.env.TIP_ROOT_PUBLIC_KEY
  if (server === undefined || root === undefined) {
    process.stderr.write('用法：TIP_ROOT_PUBLIC_KEY=<公钥或 demo> npm run build:desk -- --server https://服务地址\n')
    process.exit(2)
  }
  const built = await buildDesk({ server, root })
  const file = writeDesk(built)
  process.stdout.write(`${file}\n${Buffer.byteLength(built.html)} 字节\nSHA-256 ${built.sha256}\n`)
}

if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(error.message + '\n')
    process.exit(1)
  })
