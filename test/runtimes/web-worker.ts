// A dedicated worker in a browser: the task comes as a message, and the report goes back as one.
import { live } from './life.ts'

addEventListener('message', async ({ data }) => postMessage(await live(data)))
