import { randomBytes } from 'node:crypto'
import { OfficerBody } from '../../shared/api/desk'
import { DESKS, ROLES } from '../../shared/tips/words'
import { createOfficer } from '../desk/officers'
import { createPasswords } from '../desk/passwords'
import { loadEnvFile, readEnv } from '../env'
import { ApiError } from '../errors'
import { openStore } from '../store'
import { UsageError, readOptions, runCli } from './runCli'

const USAGE = `npm run officer -- --name guanli1 --title 姓名 [--role administrator] [--desk work-safety]

  增加一位工作人员，打印只能用一次的密码和动态码密钥（只显示这一次）。每个受理台的第一位管理员这样增加，
  其余的由管理员在受理台页面里增加。

  --role   ${ROLES.join('、')}；默认 administrator
  --desk   ${Object.keys(DESKS).join('、')}；默认 work-safety

退出码：0 完成，2 用法不对或这个名字用过了
`

const readArguments = () =>
  readOptions({
    name: { type: 'string' },
    title: { type: 'string' },
    role: { type: 'string' },
    desk: { type: 'string' },
    help: { type: 'boolean' },
  })

function bodyOf({ name, title, role = 'administrator', desk = 'work-safety' }: ReturnType<typeof readArguments>): OfficerBody {
  const parsed = OfficerBody.safeParse({ officer: name, displayName: title, role, desk })
  if (parsed.success) return parsed.data
  const options: Record<string, string> = { officer: '--name', displayName: '--title', role: '--role', desk: '--desk' }
  const wrong = new Set(parsed.error.issues.map(({ path }) => options[String(path[0])] ?? ''))
  throw new UsageError(`要写对：${[...wrong].join('、')}`)
}

async function main(): Promise<number> {
  const options = readArguments()
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const body = bodyOf(options)
  loadEnvFile()
  const store = await openStore(readEnv(), { share: true })
  try {
    const { db } = store
    const randomness = (length: number) => new Uint8Array(randomBytes(length))
    const { password, totpSecret, totpUri } = await createOfficer({ db, randomness }, createPasswords(), body)
    process.stdout.write(`${body.officer}  密码 ${password}\n动态码密钥 ${totpSecret}\n${totpUri}\n第一次登录要换密码。\n`)
    return 0
  } catch (error) {
    if (error instanceof ApiError) throw new UsageError([error.message, ...Object.values(error.fields ?? {})].join(' '))
    throw error
  } finally {
    await store.close()
  }
}

runCli(main, USAGE)
