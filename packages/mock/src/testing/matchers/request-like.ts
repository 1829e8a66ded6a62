import type { operations } from '@workbench-sdk/contract/generated/openapi'
import type { ROUTES } from '@workbench-sdk/contract/generated/routes'
import { isObject } from '@workbench-sdk/contract/json'
import type { RouteName } from '../../engine/router.ts'
import type { RecordedCaller, RecordedRequest } from '../../recording/recorded-request.ts'
import { canonicalPath, isSamePath } from './request-path.ts'

/** A value, a part of it, or an asymmetric matcher, e.g. `expect.any(String)`. */
type Like<T> = T extends object ? { readonly [Name in keyof T]?: Like<T[Name]> } : T

type RowOf<Name extends string> = Name extends `${infer M} ${infer Path}`
  ? Extract<(typeof ROUTES)[number], { method: M; path: Path | `/api/v2${Path}` }>
  : never

type BodyOf<Name extends RouteName> = operations[RowOf<Name>['operation']] extends {
  requestBody?: { content: { 'application/vnd.api+json': { data: infer Data } } }
}
  ? Data
  : unknown

type AttributesOf<Line extends string> = Line extends RouteName
  ? BodyOf<Line> extends { attributes?: infer Attributes }
    ? Like<Attributes>
    : Readonly<Record<string, unknown>>
  : Readonly<Record<string, unknown>>

/** The request properties to compare. Each value can be an asymmetric matcher. */
export interface RequestLike<Line extends string = string>
  extends Partial<Pick<RecordedRequest, 'id' | 'at' | 'method' | 'path' | 'body' | 'answer'>> {
  /** The value of `body.data.attributes`. */
  readonly attributes?: AttributesOf<Line>
  /** The related ids in the body, e.g. `{ service_account: account.id }`. */
  readonly relationships?: Readonly<Record<string, unknown>>
  /** The caller, or the caller's name. */
  readonly caller?: string | Partial<RecordedCaller>
  readonly status?: RecordedRequest['status']
  readonly rule?: RecordedRequest['rule']
  readonly fault?: RecordedRequest['fault']
}

/** Returns the properties of a request that can be compared. */
export function comparable(request: RecordedRequest, { caller, path }: RequestLike): object {
  const data = isObject(request.body) && isObject(request.body.data) ? request.body.data : {}
  return {
    ...request,
    path: typeof path === 'string' && isSamePath(request.path, path) ? path : canonicalPath(request.path),
    ...(typeof caller === 'string' && { caller: request.caller?.name }),
    attributes: data.attributes,
    relationships: isObject(data.relationships) ? idsOf(data.relationships) : undefined,
  }
}

const idsOf = (relationships: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(relationships).map(([name, each]) => [name, isObject(each) ? idOf(each.data) : undefined]),
  )

function idOf(linkage: unknown): unknown {
  if (Array.isArray(linkage)) return linkage.map(idOf)
  return isObject(linkage) ? linkage.id : linkage
}
