import { expect } from '@jest/globals'
import { type MockMatchers, matchers } from './matchers/matchers.ts'

export type { AccountReference } from './matchers/active-keys.ts'
export type { RequestLike } from './matchers/request-like.ts'
export type { RequestLine } from './matchers/request-line.ts'
export { expect, type MockMatchers }

expect.extend(matchers)

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends MockMatchers<R> {}
}

declare global {
  namespace jest {
    // Extends the global `expect` from @types/jest.
    // biome-ignore lint/complexity/noBannedTypes: each declaration of an interface has to have the same type parameters.
    interface Matchers<R, T = {}> extends MockMatchers<R> {}
  }
}
