import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import openapi from '../openapi.json' with { type: 'json' }

interface Operation {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, object>> }>
  >
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, object>> }>>
  }
}

const contract = openapi as unknown as Contract

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(contract, 'openapi.json')

export interface ContractOperation {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly needsToken: boolean
}

export const operations: readonly ContractOperation[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  ['get', 'post', 'patch', 'delete'].flatMap(method => {
    const operation = item[method]
    if (!operation) return []
    return [
      {
        operation: operation.operationId,
        method: method.toUpperCase(),
        path,
        needsToken: operation.security?.length !== 0,
      },
    ]
  }),
)

const templates = Object.keys(contract.paths).map(path => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
}))

/**
 * Validates a response against the OpenAPI document. The response to a request without an operation must be an error
 * document.
 *
 * @throws Error if the response is invalid.
 */
export async function checkAnswer(method: string, url: string, answer: Response): Promise<void> {
  const pathname = new URL(url).pathname.replace(/^\/__world__\/[^/]+/, '')
  // A template without a parameter takes precedence: /login is not a record.
  const path =
    templates.find(each => each.path === pathname)?.path ?? templates.find(each => each.pattern.test(pathname))?.path
  const item = path === undefined ? undefined : contract.paths[path]
  const operation = item?.[(method === 'HEAD' ? 'get' : method).toLowerCase()]
  const text = await answer.text()
  const pointer = operation
    ? responsePointer(path ?? '', method, operation, answer)
    : '/components/schemas/ErrorDocument'
  if (pointer === undefined) {
    if (text !== '')
      throw new Error(`${method} ${pathname} answered ${answer.status} with a body that the contract lacks`)
    return
  }
  if (method === 'HEAD') return
  const validate = validator(pointer)
  if (!validate(JSON.parse(text))) {
    throw new Error(
      `${method} ${pathname} answered ${answer.status} against the contract: ${ajv.errorsText(validate.errors)}\n${text}`,
    )
  }
}

/** Calls `fetch` and validates the response. */
export async function checkedFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  await checkAnswer(init.method ?? 'GET', url, response.clone())
  return response
}

/** @throws Error if a body is not an error document. */
export function checkErrorDocument(text: string): void {
  const validate = validator('/components/schemas/ErrorDocument')
  if (!validate(JSON.parse(text))) throw new Error(`Invalid error document: ${ajv.errorsText(validate.errors)}`)
}

/** The JSON pointer to the schema of a response, or undefined if the response has no body. */
function responsePointer(path: string, method: string, operation: Operation, answer: Response): string | undefined {
  const response = operation.responses[String(answer.status)]
  if (!response)
    throw new Error(`${operation.operationId} returned ${answer.status}, which the contract does not define`)
  const verb = (method === 'HEAD' ? 'get' : method).toLowerCase()
  const base = response.$ref?.slice(1) ?? `/paths/${pointerTo(path)}/${verb}/responses/${answer.status}`
  const name = response.$ref?.split('/').at(-1)
  const content = name ? contract.components.responses[name]?.content : response.content
  if (!content) return undefined
  const mediaType = answer.headers.get('content-type') ?? ''
  if (!content[mediaType]) throw new Error(`${operation.operationId} answered ${answer.status} as '${mediaType}'`)
  return `${base}/content/${pointerTo(mediaType)}/schema`
}

const pointerTo = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))

const validators = new Map<string, ValidateFunction>()

function validator(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi.json#${pointer}` })
  validators.set(pointer, known)
  return known
}
