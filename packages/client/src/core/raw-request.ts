import type { paths } from '@workbench-sdk/contract/generated/openapi'
import { InvalidArgumentError } from '../errors.ts'
import { platform } from '../platform.ts'
import type { Secret } from '../secret.ts'
import { idOf } from '../validate-arguments.ts'
import type { CallOptions } from './options.ts'

/**
 * The HTTP methods that the contract uses.
 *
 * @example
 * const isCreation = (method: RequestMethod) => method === 'POST'
 * console.log(isCreation('PATCH')) // false
 */
export type RequestMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * The paths in the contract that support a method.
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

/** The query of an operation. List parameters can also be objects: `page: { limit: 10 }` sets `page[limit]`. */
type Query<Q> = [Q] extends [never]
  ? never
  : DeepPartial<Q> & ('page[limit]' extends keyof Q ? ListParameters<Q> : object)

interface ListParameters<Q> {
  readonly filter?: Members<Q, 'filter', unknown> | undefined
  readonly page?: Members<Q, 'page', number> | undefined
}

type Members<Q, Name extends string, Value> = {
  readonly [Key in keyof Q as Key extends `${Name}[${infer Member}]` ? Member : never]?: Value | undefined
}

/** The parameters and the body of an operation. */
export type OperationInput<Method extends RequestMethod, Path extends keyof paths> = RequiredProperty<
  'path',
  Parameters<Operation<Method, Path>, 'path'>
> &
  OptionalProperty<'query', Query<Parameters<Operation<Method, Path>, 'query'>>> &
  RequiredProperty<'body', Body<Operation<Method, Path>>>

/**
 * The input for a request, as defined by the contract: path parameters, query and body.
 *
 * @example
 * const input: RequestInput<'GET', '/api/v2/actors'> = { query: { page: { limit: 10 } }, timeout: 5_000 }
 * const actors = await workbench.request('GET', '/api/v2/actors', input)
 */
export type RequestInput<Method extends RequestMethod, Path extends keyof paths> = CallOptions &
  OperationInput<Method, Path>

/** The input is optional if it has no required property. */
export type RequestArguments<Input> = object extends Input ? readonly [input?: Input] : readonly [input: Input]

/**
 * A document in which each secret is wrapped in a `Secret`.
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
 * The result of a request: the document that the contract defines, or undefined if the response has no body.
 *
 * @example
 * const total = ({ meta }: RequestResult<'GET', '/api/v2/actors'>) => meta.page?.total
 * console.log(total(await workbench.request('GET', '/api/v2/actors')))
 */
export type RequestResult<Method extends RequestMethod, Path extends keyof paths> = WithSecrets<
  Success<Operation<Method, Path>>
>

/** The input for a request to any path. */
export interface AnyRequest extends CallOptions {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: unknown
}

/** A path with which a request cannot send the token to another host. */
const PATH = /^\/(api\/v2|auth\/v0)(\/(\w+|\{id\}))+$/

/**
 * Validates a request, for callers that do not use TypeScript: an unchecked path could send the token to another host. Returns
 * the path parameters, each of which is a single segment.
 *
 * @throws InvalidArgumentError if the contract does not define the request; in a browser, Workbench reports most of these mistakes
 */
export function checkRequest(
  method: string,
  path: string,
  parameters: AnyRequest['path'] = {},
): Record<string, string> {
  platform.checkRequest(method, path, parameters)
  if (!PATH.test(path)) throw new InvalidArgumentError('Unknown path.')
  return path.includes('{id}') ? { id: idOf(parameters.id ?? '', 'path.id') } : {}
}
