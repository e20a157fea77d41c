import Koa from 'koa'

/** The baseline: a Koa that answers the given bytes from memory and does nothing else. */
process.once('message', (body: string) => {
  const bytes = Buffer.from(body)
  const app = new Koa()
  app.use((ctx) => {
    ctx.type = 'application/json'
    ctx.body = bytes
  })
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' ? address?.port : null)
  })
})
