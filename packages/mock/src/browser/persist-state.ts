import { messageOf } from '@workbench-sdk/internal/errors'
import type { WorkbenchMock } from '../mock/mock.ts'

/** The storage for a mock's state. */
export interface StorageOptions {
  readonly area: 'session' | 'local'
  readonly key: string
  readonly onProblem: (problem: Error) => void
}

/**
 * Restores a mock's stored state, and stores each later change.
 *
 * @returns a function that stops storing
 * @throws Error if the storage is unavailable, or the stored state is invalid and cannot be backed up
 */
export function persistState(mock: WorkbenchMock, options: StorageOptions): () => void {
  const storage = storageOf(options.area)
  restoreState(mock, storage, options)
  const save = createSave(mock, storage, options)
  // Stored even without a change, so that the tokens are the same after a reload.
  save()
  return mock.onChange(oncePerTask(save))
}

function storageOf(area: StorageOptions['area']): Storage {
  try {
    return area === 'local' ? localStorage : sessionStorage
  } catch (cause) {
    throw new Error(`Cannot store the state of the mock: the browser denies this page access to ${area} storage.`, {
      cause,
    })
  }
}

function restoreState(mock: WorkbenchMock, storage: Storage, { area, key, onProblem }: StorageOptions): void {
  const text = storage.getItem(key)
  if (text === null) return
  try {
    mock.restore(parse(text))
  } catch (error) {
    const backupKey = `${key} (damaged)`
    const problem = `Cannot restore the state of the mock from "${key}" in ${area} storage. ${messageOf(error)}`
    backUp(storage, backupKey, text, problem)
    onProblem(new Error(`${problem} It was backed up as "${backupKey}", and the mock starts with its initial state.`))
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message would contain the state.
    throw new TypeError('It is not valid JSON.')
  }
}

function backUp(storage: Storage, key: string, text: string, problem: string): void {
  try {
    storage.setItem(key, text)
  } catch (cause) {
    throw new Error(`${problem} The storage has no space for a backup. Remove this item or others from the storage.`, {
      cause,
    })
  }
}

function createSave(mock: WorkbenchMock, storage: Storage, { area, key, onProblem }: StorageOptions): () => void {
  let isReported = false
  return () => {
    const text = JSON.stringify(mock.snapshot())
    try {
      storage.setItem(key, text)
    } catch (cause) {
      if (isReported) return
      isReported = true
      const size = `${text.length.toLocaleString('en')} characters`
      const problem = `Cannot store the state of the mock (${size}) in ${area} storage. A reload restores the previous state.`
      onProblem(new Error(problem, { cause }))
    }
  }
}

/** Combines all calls in a task into one. It runs in a microtask, i.e. before the response is sent. */
function oncePerTask(work: () => void): () => void {
  let isScheduled = false
  return () => {
    if (isScheduled) return
    isScheduled = true
    queueMicrotask(() => {
      isScheduled = false
      work()
    })
  }
}
