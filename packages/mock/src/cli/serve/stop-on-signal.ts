import { EXIT } from '../exit.ts'

/** The first signal lets what is under way come to its end; the second does not wait for that. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const stopOnce = () => {
    if (isStopping) process.exit(EXIT.interrupted)
    isStopping = true
    void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOnce)
}
