import type { operations } from '@workbench-sdk/contract/generated/control'
import type { CONTROL_ROUTES } from '@workbench-sdk/contract/generated/control-routes'
import type { Mock } from '../../mock/mock.ts'
import type { WorldRegistry } from '../worlds.ts'
import type { Streams } from './request-stream.ts'

export type OperationId = (typeof CONTROL_ROUTES)[number]['operation'] & keyof operations

/** What an operation is given. */
export interface Asked<K extends OperationId> {
  /** The world that the request is about, which begins where it has not. */
  readonly mock: Mock
  readonly world: string
  /** Of the server. */
  readonly origin: string
  readonly worlds: WorldRegistry
  readonly streams: Streams
  /** As the document says. */
  readonly body: BodyOf<K>
  readonly query: QueryOf<K>
  /** What the path says, in the places that the document names. */
  readonly path: PathOf<K>
  readonly headers: Headers
}

type BodyOf<K extends OperationId> = operations[K] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } }
}
  ? Body
  : undefined

export type QueryOf<K extends OperationId> = NonNullable<operations[K]['parameters']['query']>

type PathOf<K extends OperationId> = NonNullable<operations[K]['parameters']['path']>

/** What the answer is made of: JSON, events, or nothing. */
export type AnswerOf<K extends OperationId> =
  | Told<ContentOf<operations[K]['responses']>>
  | Promise<Told<ContentOf<operations[K]['responses']>>>

type ContentOf<Responses> = Responses extends { readonly 200: infer Response } | { readonly 201: infer Response }
  ? Response extends { readonly content: { readonly 'application/json': infer Body } }
    ? Body
    : ReadableStream<Uint8Array>
  : // What has no answer but that it is done returns nothing.
    // biome-ignore lint/suspicious/noConfusingVoidType: it is what a function returns.
    void

/** What becomes a value when it is written as JSON: a `Date` for a timestamp, `undefined` for what is left out. */
type Told<T> = T extends string
  ? T | Date
  : T extends ReadableStream
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Told<Item>[]
      : T extends object
        ? { readonly [P in keyof T]: Told<T[P]> | (Record<never, never> extends Pick<T, P> ? undefined : never) }
        : T
