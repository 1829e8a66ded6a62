import { Worker } from 'node:worker_threads'
import type { Source } from './mutation.ts'

/** The cases of a rule or row to run, or all, against the mock with a changed source file. */
export interface Question {
  readonly id?: string
  readonly mutated?: Source
}

/** The ids of the cases that failed and the paths of the modules that the mock has loaded, or the reason why the cases could not be run. */
export type Judgment =
  | { readonly failing: readonly string[]; readonly loaded: readonly string[] }
  | { readonly problem: string }

/** How long the cases of a rule can take, in milliseconds. They take about a second. */
const TIME_LIMIT = 60_000

/** Runs conformance cases, one question after the other, each with a time limit. */
export class Judge implements AsyncDisposable {
  #worker: Worker | undefined

  /** @param timeLimit in milliseconds */
  async ask(question: Question, timeLimit = TIME_LIMIT): Promise<Judgment> {
    const worker = this.#worker ?? new Worker(new URL('judge.worker.ts', import.meta.url))
    this.#worker = worker
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void this[Symbol.asyncDispose]()
        resolve({ problem: `The cases did not end within ${timeLimit / 1_000} s.` })
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
