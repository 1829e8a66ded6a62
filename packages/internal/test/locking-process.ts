// Acquires a lock in a separate process. Prints the outcome and, for each line of input, the state of the lock, as JSON.

import { createInterface } from 'node:readline'
import { acquireLock } from '../src/process-lock.ts'

const [path = '', maxSilence] = process.argv.slice(2)
const print = (value: object) => console.log(JSON.stringify(value))

try {
  const lock = await acquireLock(path, { maxSilence: Number(maxSilence) })
  print({ outcome: 'acquired', pid: process.pid })
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'release') lock.release()
    print({ isHeld: lock.isHeld(), loss: lock.loss })
  }
} catch (error) {
  print({ outcome: error instanceof Error ? error.name : 'unknown', message: String(error) })
}
