import { Worker } from 'node:worker_threads'
import type { Source } from './mutation.ts'

/** The cases to run (for a rule, for a row, or all of them) against the mock with a changed source file. */
export interface Question {
  readonly id?: string
  readonly mutated?: Source
}

/** The ids of the failed cases and the paths of the modules that the mock loaded, or the reason why the cases could not run. */
export type Judgment =
  | { readonly failing: readonly string[]; readonly loaded: readonly string[] }
  | { readonly problem: string }

/** The time limit for a rule's cases, in milliseconds. They take about a second. */
const TIME_LIMIT = 60_000

/** Runs conformance cases, one question after another, each with a time limit. */
export class Judge implements AsyncDisposable {
  #worker: Worker | undefined

  /** @param timeLimit in milliseconds */
  async ask(question: Question, timeLimit = TIME_LIMIT): Promise<Judgment> {
    const worker = this.#worker ?? new Worker(new URL('judge.worker.ts', import.meta.url))
    this.#worker = worker
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void this[Symbol.asyncDispose]()
        resolve({ problem: `The cases did not finish within ${timeLimit / 1_000} s.` })
      }, timeLimit)
      worker.removeAllListeners()
      worker.on('error', reject)
      worker.on('message', (judgment: Judgment) => {
        clearTimeout(timer)
        resolve(judgment)
      })
      worker.postMessage(question)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    worker?.removeAllListeners()
    await worker?.terminate()
  }
}
