import { EXIT } from '../exit.ts'

/** Stops the server on a signal. After the first signal, waits for responses in progress to finish. After the second, exits immediately. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const stopOnce = () => {
    if (isStopping) process.exit(EXIT.interrupted)
    isStopping = true
    void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOnce)
}
