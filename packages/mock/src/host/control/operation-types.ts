import type { operations } from '@workbench-sdk/contract/generated/control'
import type { CONTROL_ROUTES } from '@workbench-sdk/contract/generated/control-routes'
import type { WorkbenchMock } from '../../mock/mock.ts'
import type { WorldRegistry } from '../worlds.ts'
import type { RequestStreams } from './request-stream.ts'

export type OperationId = (typeof CONTROL_ROUTES)[number]['operation'] & keyof operations

/** The input of an operation. */
export interface OperationContext<K extends OperationId> {
  /** The mock of the world, which is created on first use. */
  readonly mock: WorkbenchMock
  readonly world: string
  /** The origin of the server. */
  readonly origin: string
  readonly worlds: WorldRegistry
  readonly streams: RequestStreams
  readonly body: BodyOf<K>
  readonly query: QueryOf<K>
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

/** The result of an operation: JSON, a stream of events, or nothing. */
export type ResultOf<K extends OperationId> =
  | Serializable<ContentOf<operations[K]['responses']>>
  | Promise<Serializable<ContentOf<operations[K]['responses']>>>

type ContentOf<Responses> = Responses extends { readonly 200: infer Response } | { readonly 201: infer Response }
  ? Response extends { readonly content: { readonly 'application/json': infer Body } }
    ? Body
    : ReadableStream<Uint8Array>
  : // A response without content.
    // biome-ignore lint/suspicious/noConfusingVoidType: it is the return type of a function.
    void

/** Values that serialize to JSON of the type: a `Date` for a timestamp, `undefined` for a missing property. */
type Serializable<T> = T extends string
  ? T | Date
  : T extends ReadableStream
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Serializable<Item>[]
      : T extends object
        ? {
            readonly [P in keyof T]: Serializable<T[P]> | (Record<never, never> extends Pick<T, P> ? undefined : never)
          }
        : T
