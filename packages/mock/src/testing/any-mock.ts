import type { WorkbenchMock } from '../mock/mock.ts'
import type { RemoteMock } from '../remote/remote-mock.ts'

/** A mock in this process, or a remote mock, whose results are promises. */
export type AnyMock = WorkbenchMock | RemoteMock

export type Awaitable<T> = T | Promise<T>

/** Calls a function with a value: immediately, or when its promise is fulfilled. */
export function when<T, Result>(value: Awaitable<T>, use: (value: T) => Result): Awaitable<Result> {
  return value instanceof Promise ? value.then(use) : use(value)
}
