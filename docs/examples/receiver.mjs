// 接收决定的通知：MINGAN_KEY=订阅时给的密钥 node receiver.mjs 端口 存到哪个文件；前面要有 https
// 每份通知写一行 JSON，同一份（id 一样）只写一次；写好了才答复回执，没有答复的会再送来。
import { createHmac, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file] = process.argv.slice(2)
const hmac = (text) => createHmac('sha256', process.env.MINGAN_KEY).update(text).digest('hex')
const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
const taken = new Set(lines.filter((line) => line !== '').map((line) => JSON.parse(line).id))

// 时间相差五分钟以内，签名是用密钥对“时间.内容”算的，才是本市明安送来的。
function isSigned(header, body) {
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (t === undefined || Math.abs(Date.now() / 1000 - Number(t)) > 300) return false
  return timingSafeEqual(Buffer.from(v1), Buffer.from(hmac(`${t}.${body}`)))
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const header = request.headers['mingan-signature'] ?? ''
  if (!isSigned(header, body)) return response.writeHead(403).end()
  const message = JSON.parse(body)
  if (message.event !== 'challenge' && !taken.has(message.id)) {
    appendFileSync(file, body + '\n')
    taken.add(message.id)
  }
  response.end(JSON.stringify({ receipt: hmac(`receipt.${header}.${body}`) }))
})
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port))
