import { askedFor, scannedIn, scannedUrl } from '../../../miniapp/src/kinds/scan'

/** What a scanned code opens. */

const zone = { kind: 'zone', code: '990104004-G3' } as const
const firm = { kind: 'enterprise', code: '91990100MAAY4CL127' } as const

it('reads a scene as WeChat hands it over, and the address of a plain code', () => {
  expect(scannedIn({ scene: 'z.990104004-G3' })).toEqual(zone)
  expect(scannedIn({ scene: encodeURIComponent("z.990104004-G3?&='") })).toEqual({ kind: 'zone', code: "990104004-G3?&='" })
  expect(scannedIn({ q: encodeURIComponent('https://mingan.example/firms/91990100MAAY4CL127') })).toEqual(firm)
  for (const other of [{}, { scene: 'x' }, { q: 'https%3A%2F%2Fother.example%2F' }, { scene: '%E4' }]) expect(scannedIn(other)).toBeNull()
})

it('opens a firm at once, and a zone when the service has said which one bears the code', () => {
  expect(askedFor(firm)).toBeNull()
  expect(scannedUrl(firm, [])).toBe('/enterprise/detail/index?id=91990100MAAY4CL127')
  expect(askedFor(zone)).toBe('/api/v1/zones?code=990104004-G3&limit=2')
  expect(scannedUrl(zone, ['a'])).toBe('/record/detail/index?kind=zone&id=a')
})

it('shows all that bear a code where several do, and asks for the record by its id where none does', () => {
  expect(scannedUrl(zone, ['a', 'b'])).toBe('/record/list/index?kind=zone&code=990104004-G3')
  expect(scannedUrl(zone, [])).toBe('/record/detail/index?kind=zone&id=990104004-G3')
})
