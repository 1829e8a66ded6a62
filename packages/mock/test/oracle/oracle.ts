import { RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import { DIFFERENCES, type Difference } from './differences.ts'
import {
  type Answer,
  answerOf,
  CODINGS,
  type Exchange,
  encodedBody,
  type OracleRequest,
  parametersOf,
} from './exchange.ts'
import { Stock, type StockRecord, type StockRecords } from './stock.ts'

/** The expected response of the mock: the whole one, or its status and the title of its error. */
export type Expected = { readonly whole: Answer } | { readonly status: number; readonly title: string | undefined }

/** The original jsonapi-server and a mock with the same records. */
export class Oracle {
  /** The ids of some records, by the names that requests use. */
  readonly ids: Readonly<Record<string, string>>
  readonly #mock: WorkbenchMock
  readonly #stock: Stock
  readonly #snapshot: Snapshot
  readonly #records: StockRecords

  static async start(): Promise<Oracle> {
    const assumptions = { malformedJson: 'crash', mediaTypeRefusal: 'stock' } as const
    const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z', randomSeed: 1, assumptions })
    const createdAt = new Date('2026-05-01T00:00:00Z')
    mock.seed({
      serviceAccounts: [
        {
          name: 'deployer',
          createdAt,
          keys: [{ name: 'one' }, { name: 'Two', active: false }, { name: 'three', createdAt }],
        },
        { name: 'idle' },
      ],
      userAccounts: [{ email: 'robin@example.com' }],
      investigativeActions: [{ title: 'Call the owner' }],
    })
    const records = await recordsOf(mock)
    return new Oracle(mock, await Stock.start(records), records)
  }

  private constructor(mock: WorkbenchMock, stock: Stock, records: StockRecords) {
    this.#mock = mock
    this.#stock = stock
    this.#snapshot = mock.snapshot()
    this.#records = records
    const idOf = (type: string, name: string) => records[type]?.find(each => each.display_name === name)?.id ?? ''
    this.ids = {
      account: idOf('service_accounts', 'deployer'),
      other: idOf('service_accounts', 'idle'),
      key: idOf('api_keys', 'one'),
      organization: records.organizations?.[0]?.id ?? '',
      actor: records.actors?.[0]?.id ?? '',
      user: records.user_accounts?.[0]?.id ?? '',
      action: records.investigative_actions?.[0]?.id ?? '',
    }
  }

  /** Sends a request to both servers, in their initial state. */
  async send(request: OracleRequest): Promise<Exchange> {
    const { method, path, accept, coding = '' } = request
    const body = encodedBody(request)
    const { contentType = body === undefined ? undefined : 'application/json' } = request
    const encoding = CODINGS[coding]?.header
    const headers = {
      authorization: `Bearer ${this.#mock.tokens.admin}`,
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...(accept !== undefined && { accept }),
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    }
    const init = { method, headers, ...(body !== undefined && { body }) }
    const [stock, mock] = await Promise.all([
      this.#stock.fetch(`/api/v2${path}`, init).then(answerOf),
      this.#mock.fetch(`${this.#mock.baseUrl}/api/v2${path}`, init).then(answerOf),
    ])
    if (method !== 'GET') {
      await this.#stock.reset(this.#records)
      this.#mock.restore(this.#snapshot)
    }
    return { request, stock, mock }
  }

  close(): void {
    this.#stock.close()
  }
}

/** The expected response of the mock, and the names of the differences that change it. */
export function expectationOf(exchange: Exchange): { readonly expected: Expected; readonly used: readonly string[] } {
  const used: string[] = []
  let whole = exchange.stock
  for (const [name, difference] of Object.entries(DIFFERENCES)) {
    if (!difference.when(exchange)) continue
    if (!difference.adapt) {
      if (isSame(whole, exchange.mock)) continue
      return { expected: insteadOf(difference, exchange), used: [name] }
    }
    const adapted = difference.adapt(whole, exchange)
    if (!isSame(adapted, whole)) used.push(name)
    whole = adapted
  }
  return { expected: { whole }, used }
}

/** A second parameter can be invalid, too. The mock may report it instead. */
const OF_OTHER_PARAMETERS = /^(Invalid (filter|sort|inclusion|field)|Param validation failed)/

function insteadOf({ instead = { status: 200 } }: Difference, exchange: Exchange): Expected {
  const { status, title } = typeof instead === 'function' ? instead(exchange) : instead
  // The response to HEAD has no error document.
  if (exchange.request.method === 'HEAD') return { status, title: undefined }
  const actual = titleOf(exchange.mock)
  const isOther = parametersOf(exchange.request).length > 1 && OF_OTHER_PARAMETERS.test(actual ?? '')
  return isOther ? { status: 403, title: actual } : { status, title }
}

const titleOf = ({ body }: Answer): string | undefined => body?.errors?.[0]?.title

/** The part of the response of the mock that is expected. */
export const comparable = ({ mock }: Exchange, expected: Expected): Expected =>
  'whole' in expected ? { whole: mock } : { status: mock.status, title: titleOf(mock) }

const isSame = (one: Answer, two: Answer): boolean => canonical(one) === canonical(two)

/** Prints a value without regard to the order of members. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted())
      : each,
  )

/** All records of the mock, as jsonapi-server keeps them. */
async function recordsOf(mock: WorkbenchMock): Promise<StockRecords> {
  const read = async (path: string) => {
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    return (await (await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { headers })).json()).data
  }
  const stored = async ({
    type,
    id,
    attributes,
    relationships,
  }: StockRecord & { attributes: object; relationships: object }) => {
    const related = Object.entries(relationships).map(async ([name, { data }]) => [
      name,
      data === undefined ? await read(`/${type}/${id}/relationships/${name}`) : data,
    ])
    return { type, id, ...attributes, ...Object.fromEntries(await Promise.all(related)) }
  }
  const lists = RESOURCE_TYPES.map(async type => [type, await Promise.all((await read(`/${type}`)).map(stored))])
  return Object.fromEntries(await Promise.all(lists))
}
