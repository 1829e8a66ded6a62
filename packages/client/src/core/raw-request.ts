import type { paths } from '@workbench-sdk/contract/generated/openapi'
import { Secret } from '../secret.ts'
import { idOf } from '../validate-arguments.ts'
import type { CallOptions } from './options.ts'

/**
 * The HTTP methods of the contract.
 *
 * @example
 * const isCreation = (method: RequestMethod) => method === 'POST'
 * console.log(isCreation('PATCH')) // false
 */
export type RequestMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * The paths of the contract that have this method.
 *
 * @example
 * const path = '/api/v2/actors' satisfies RequestPath<'GET'>
 * const { meta } = await workbench.request('GET', path)
 */
export type RequestPath<Method extends RequestMethod> = {
  [Path in keyof paths]: paths[Path] extends { readonly [Name in Lowercase<Method>]: object } ? Path : never
}[keyof paths]

type Operation<Method extends RequestMethod, Path extends keyof paths> = paths[Path][Lowercase<Method>]

type Parameters<O, Where extends string> = O extends { parameters: { [Name in Where]?: infer P } }
  ? Exclude<P, undefined>
  : never
type Body<O> = O extends { requestBody: { content: infer C } }
  ? C[keyof C & 'application/vnd.api+json' extends never ? keyof C : keyof C & 'application/vnd.api+json']
  : never

type RequiredProperty<Name extends string, Value> = [Value] extends [never] ? object : { readonly [Key in Name]: Value }
type OptionalProperty<Name extends string, Value> = [Value] extends [never]
  ? object
  : { readonly [Key in Name]?: Value | undefined }

/** Parameters that have a default are optional, at any depth. */
type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T

/**
 * The input of a request as the contract defines it: path parameters, query and body.
 *
 * @example
 * const input: RequestInput<'GET', '/api/v2/actors'> = { query: { page: { limit: 10 } }, timeout: 5_000 }
 * const actors = await workbench.request('GET', '/api/v2/actors', input)
 */
export type RequestInput<Method extends RequestMethod, Path extends keyof paths> = CallOptions &
  RequiredProperty<'path', Parameters<Operation<Method, Path>, 'path'>> &
  OptionalProperty<'query', DeepPartial<Parameters<Operation<Method, Path>, 'query'>>> &
  RequiredProperty<'body', Body<Operation<Method, Path>>>

/** The input is optional if it has no required property. */
export type RequestArguments<Input> = object extends Input ? readonly [input?: Input] : readonly [input: Input]

/**
 * A document whose secrets are wrapped in a `Secret`.
 *
 * @example
 * const document: WithSecrets<{ access_token: string }> = { access_token: new Secret('a-session') }
 * console.log(JSON.stringify(document)) // {"access_token":"[secret]"}
 */
export type WithSecrets<T> = T extends readonly (infer Item)[]
  ? readonly WithSecrets<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T]: Key extends 'access_token'
          ? Secret | Extract<T[Key], null | undefined>
          : WithSecrets<T[Key]>
      }
    : T

type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined
type Success<O> = O extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 204)]> : never

/**
 * The result of a request: the document of the contract, or undefined if the response has no body.
 *
 * @example
 * const total = ({ meta }: RequestResult<'GET', '/api/v2/actors'>) => meta.page.total
 * console.log(total(await workbench.request('GET', '/api/v2/actors')))
 */
export type RequestResult<Method extends RequestMethod, Path extends keyof paths> = WithSecrets<
  Success<Operation<Method, Path>>
>

/** The input of a request to any path. */
export interface AnyRequest extends CallOptions {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: unknown
}

/** Validates path parameters: each is a single segment. */
export function checkPath(path: AnyRequest['path'] = {}): Record<string, string> {
  const segments = Object.entries(path).map(([name, value]) => [name, idOf(value, `path.${name}`)])
  return Object.fromEntries(segments)
}

/** Wraps the secrets of a document. */
export function withSecrets(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withSecrets)
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      name === 'access_token' && typeof value === 'string' ? new Secret(value) : withSecrets(value),
    ]),
  )
}

/** The name that openapi-fetch has for each method. */
export const METHODS = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const

/** The paths of a contract that is not known to the compiler. */
export type AnyPaths = Readonly<Record<string, Record<(typeof METHODS)[RequestMethod], AnyOperation>>>

interface AnyOperation {
  readonly parameters: { readonly path?: Record<string, string>; readonly query?: object | undefined }
  readonly requestBody?: { readonly content: { readonly 'application/json': unknown } }
  readonly responses: Record<number, unknown>
}
