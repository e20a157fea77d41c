import { createHash } from 'node:crypto'
import { buildDesk } from '../../../miniapp/desk/build'
import { DEMO_ROOT_PUBLIC } from '../../../shared/tips/demo'

const server = 'https://mingan.example'

it('is one file that names one server, its script and its style by their hashes, and asks for nothing else', async () => {
  const { html, sha256 } = await buildDesk({ server: server + '/', root: 'demo' })
  expect(sha256).toBe(createHash('sha256').update(html).digest('hex'))
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? []
  expect(policy).toContain(`connect-src ${server};`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*/)
  for (const name of ['script', 'style']) {
    const [, text = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html) ?? []
    expect(policy).toContain(`${name}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  expect(html).toContain(DEMO_ROOT_PUBLIC)
  expect(html).not.toMatch(/ZodError|<link|src="http/)
  expect(Buffer.byteLength(html)).toBeLessThan(500_000)
})

it('is the same file each time', async () => {
  const [a, b] = await Promise.all([buildDesk({ server, root: 'demo' }), buildDesk({ server, root: 'demo' })])
  expect(a.sha256).toBe(b.sha256)
})

it('refuses a server without TLS but on this machine, and a root that is no key', async () => {
  await expect(buildDesk({ server: 'http://mingan.example', root: 'demo' })).rejects.toThrow('https://')
  await expect(buildDesk({ server, root: '04ab' })).rejects.toThrow('TIP_ROOT_PUBLIC_KEY')
  await expect(buildDesk({ server: 'http://127.0.0.1:3000', root: 'demo' })).resolves.toBeDefined()
})
