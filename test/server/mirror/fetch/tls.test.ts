import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { startOrigin, type Origin } from '../../../support/origin'
import { temporaryFolder } from '../../../support/store'

/** https as it is: a certificate that nobody knows is not trusted, and one that the source names is. */

const folder = temporaryFolder()
let origin: Origin
let certificates = ''
beforeAll(async () => {
  const altNames = [{ type: 7, ip: '127.0.0.1' }]
  const { private: key, cert } = generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  certificates = join(folder.dir, 'office.pem')
  writeFileSync(certificates, cert)
  origin = await startOrigin({ key, cert })
  origin.serve({ '/list.csv': '名称' })
})
afterAll(async () => {
  await origin.stop()
  folder.remove()
})

it('refuses a certificate that nobody vouches for, at once', async () => {
  await expect(origin.fetch({ url: `${origin.base}/list.csv` })).rejects.toThrow(/^来源的证书不可信（DEPTH_ZERO_SELF_SIGNED_CERT）$/)
})

it('trusts one that the source itself names', async () => {
  expect(await origin.fetch({ url: `${origin.base}/list.csv`, certificates })).toMatchObject({ texts: ['名称'] })
  await expect(origin.fetch({ url: `${origin.base}/list.csv`, certificates: join(folder.dir, 'none.pem') })).rejects.toThrow(
    '读不到证书文件（ENOENT）',
  )
})

it('does not take a certificate for another host', async () => {
  const url = `${origin.base.replace('127.0.0.1', 'localhost')}/list.csv`
  await expect(origin.fetch({ url, certificates })).rejects.toThrow('来源的证书不可信（ERR_TLS_CERT_ALTNAME_INVALID）')
})
