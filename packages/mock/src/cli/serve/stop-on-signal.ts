import { EXIT } from '../exit.ts'

/** The first signal waits for the responses in progress; the second does not. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const stopOnce = () => {
    if (isStopping) process.exit(EXIT.interrupted)
    isStopping = true
    void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOnce)
}
