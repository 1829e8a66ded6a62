import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { modelOf, RESOURCE_TYPES, type ResourceType, type Verb } from '@workbench-sdk/contract/model'
import openapi from '../../openapi.json' with { type: 'json' }

/** A record as the handlers of jsonapi-server keep it: attributes and relationships next to each other. */
export interface StockRecord {
  readonly type: string
  readonly id: string
  readonly [name: string]: unknown
}

export type StockRecords = Readonly<Record<string, readonly StockRecord[]>>

export interface AttributeSchema {
  readonly kind: 'string' | 'boolean' | 'timestamp' | 'strings'
  readonly nullable: boolean
  readonly readOnly: boolean
  readonly required: boolean
  readonly values?: readonly string[] | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly format?: string | undefined
}

export interface StockResource {
  readonly type: string
  readonly verbs: readonly Verb[]
  readonly attributes: Readonly<Record<string, AttributeSchema>>
  readonly relationships: Readonly<
    Record<
      string,
      { readonly target: string; readonly many: boolean; readonly readOnly: boolean; readonly required: boolean }
    >
  >
}

/** A message to the process of jsonapi-server. */
export interface ToStock {
  /** Only in the first message. */
  readonly resources?: readonly StockResource[]
  readonly records: StockRecords
}

/** The original jsonapi-server with the resources of the contract, in a separate process. */
export class Stock {
  readonly #child: ChildProcess
  readonly #url: string

  static async start(records: StockRecords): Promise<Stock> {
    const child = fork(new URL('stock-server.ts', import.meta.url), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    })
    const [{ url }] = await once(child, 'message')
    const stock = new Stock(child, url)
    await stock.#send({ resources: RESOURCE_TYPES.map(resourceOf), records })
    return stock
  }

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.#url = url
  }

  /** Replaces all records. */
  reset(records: StockRecords): Promise<void> {
    return this.#send({ records })
  }

  readonly fetch = (path: string, init: RequestInit): Promise<Response> => fetch(`${this.#url}${path}`, init)

  close(): void {
    this.#child.disconnect()
  }

  async #send(message: ToStock): Promise<void> {
    const answered = once(this.#child, 'message')
    this.#child.send(message)
    await answered
  }
}

interface JsonSchema {
  readonly $ref?: string | undefined
  readonly format?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
}

const SCHEMAS = openapi.components.schemas as unknown as Readonly<Record<string, JsonSchema>>

/** Resolves a reference, and keeps its siblings. */
const resolved = (schema: JsonSchema | undefined): JsonSchema => {
  const name = schema?.$ref?.split('/').at(-1)
  return name === undefined ? (schema ?? {}) : { ...resolved(SCHEMAS[name]), ...schema, $ref: undefined }
}

/** The definition of a type for jsonapi-server. */
function resourceOf(type: ResourceType): StockResource {
  const { verbs, attributes, relationships } = modelOf(type)
  const [create, update] = ['Create', 'Update'].map(operation =>
    resolved(SCHEMAS[`${nameOf(type)}${operation}`]?.properties?.data),
  )
  const part = (name: 'attributes' | 'relationships') => ({
    schemas: { ...create?.properties?.[name]?.properties, ...update?.properties?.[name]?.properties },
    required: create?.properties?.[name]?.required ?? [],
  })
  const [writable, linkages] = [part('attributes'), part('relationships')]
  return {
    type,
    verbs,
    attributes: mapValues(attributes, ({ kind, nullable }, name) => {
      const schema = resolved(writable.schemas[name])
      const limits = resolved(schema.items ?? schema)
      return {
        kind,
        nullable: nullable && (schema.type === undefined || [schema.type].flat().includes('null')),
        readOnly: !(name in writable.schemas),
        required: writable.required.includes(name),
        values: limits.enum,
        minLength: limits.minLength,
        maxLength: limits.maxLength,
        format: limits.format,
      }
    }),
    relationships: mapValues(relationships, ({ target, many }, name) => ({
      target,
      many,
      readOnly: !(name in linkages.schemas),
      required: linkages.required.includes(name),
    })),
  }
}

/** `service_accounts` is `ServiceAccount` in the contract. */
const nameOf = (type: string) =>
  type.replace(/s$/, '').replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

const mapValues = <V, W>(object: Readonly<Record<string, V>>, map: (value: V, name: string) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))
