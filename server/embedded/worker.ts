import { parentPort, workerData } from 'node:worker_threads'
import { listen, type EmbeddedOptions } from './server'

/** Entry of the worker thread: serves until it is told to stop, and says so when it is ready and when it is done. */
const port = parentPort
if (!port) throw new Error('worker.ts runs as a worker thread only')

void listen(workerData as EmbeddedOptions).then((embedded) => {
  port.on('message', () => {
    void embedded.close().then(() => {
      port.postMessage({ stopped: true })
      port.close()
    })
  })
  port.postMessage({ uri: embedded.uri })
})
