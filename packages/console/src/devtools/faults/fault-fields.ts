import type { RouteName } from '@workbench-sdk/mock'
import type { Fault } from '../../mock/control-api.ts'

/** The maximum delay in milliseconds. */
const MAX_DELAY = 86_400_000

/** The requests that a fault can apply to. */
const REQUEST_PATTERNS: Readonly<Record<'*' | `${'GET' | 'POST' | 'PATCH' | 'DELETE'} *`, string>> = {
  '*': 'All requests',
  'GET *': 'All GET',
  'POST *': 'All POST',
  'PATCH *': 'All PATCH',
  'DELETE *': 'All DELETE',
}

const ROUTES: readonly RouteName[] = [
  'GET /service_accounts',
  'POST /service_accounts',
  'GET /service_accounts/{id}',
  'PATCH /service_accounts/{id}',
  'DELETE /service_accounts/{id}',
  'GET /service_accounts/{id}/api_keys',
  'GET /api_keys',
  'POST /api_keys',
  'GET /api_keys/{id}',
  'PATCH /api_keys/{id}',
  'DELETE /api_keys/{id}',
]

export interface NumberField {
  readonly label: string
  readonly initial: string
  readonly min: number
  readonly max?: number
  /** Whether the number can have decimals. @default false */
  readonly hasDecimals?: boolean
  /** Whether the field cannot be left blank. @default false */
  readonly isRequired?: boolean
}

export interface SelectField {
  readonly label: string
  readonly initial: string
  /** Labels, by value. */
  readonly options: Readonly<Record<string, string>>
}

export const FIELDS = {
  on: {
    label: 'Requests',
    initial: '*',
    options: { ...REQUEST_PATTERNS, ...Object.fromEntries(ROUTES.map(route => [route, route])) },
  },
  status: { label: 'Status', initial: '503', min: 400, max: 599, isRequired: true },
  retryAfter: { label: 'Retry-After (seconds)', initial: '', min: 0 },
  body: {
    label: 'Body',
    initial: 'cut',
    options: { cut: 'cut off', malformed: 'complete, but not valid JSON' },
  },
  when: {
    label: 'When',
    initial: 'before-commit',
    options: { 'before-commit': 'before the change is saved', 'after-commit': 'after the change is saved' },
  },
  delay: { label: 'Delay (ms)', initial: '2000', min: 0, max: MAX_DELAY, hasDecimals: true, isRequired: true },
  maxDelay: { label: 'Max delay (ms)', initial: '', min: 0, max: MAX_DELAY, hasDecimals: true },
  extraDelay: { label: 'Delay (ms)', initial: '', min: 0, max: MAX_DELAY, hasDecimals: true },
  maxExtraDelay: { label: 'Max delay (ms)', initial: '', min: 0, max: MAX_DELAY, hasDecimals: true },
  limit: { label: 'Max requests', initial: '10', min: 1, isRequired: true },
  per: { label: 'Per (seconds)', initial: '1', min: 1, max: 86_400, hasDecimals: true, isRequired: true },
  times: { label: 'Max hits', initial: '', min: 1 },
  skip: { label: 'Skip first', initial: '', min: 0 },
  rate: { label: 'Percentage of requests', initial: '', min: 0, max: 100, hasDecimals: true },
} as const satisfies Readonly<Record<string, NumberField | SelectField>>

export type FieldId = keyof typeof FIELDS

/** The text in each field of the form. */
export type FaultDraft = Readonly<Record<FieldId, string>>

export const INITIAL_DRAFT = Object.fromEntries(
  Object.entries(FIELDS).map(([id, { initial }]) => [id, initial]),
) as FaultDraft

/** A group of a fault's properties, and the fields from which they are read. */
interface FaultPart {
  readonly fields: readonly FieldId[]
  readonly toFault: (draft: FaultDraft) => Fault
}

/** A fixed delay, or a range if there is a maximum. */
const latency = (min: FieldId, max: FieldId): FaultPart => ({
  fields: [min, max],
  toFault: draft => {
    const [from, to] = [parseNumber(draft[min]), parseNumber(draft[max])]
    if (from === undefined) return to === undefined ? {} : { latency: [0, to] }
    return { latency: to === undefined ? from : [from, to] }
  },
})

const PARTS = {
  on: { fields: ['on'], toFault: ({ on }) => (on === '*' ? {} : { on }) },
  status: { fields: ['status'], toFault: ({ status: httpStatus }) => property('status', parseNumber(httpStatus)) },
  retryAfter: { fields: ['retryAfter'], toFault: ({ retryAfter }) => property('retryAfter', parseNumber(retryAfter)) },
  drop: { fields: [], toFault: () => ({ drop: true }) },
  body: { fields: ['body'], toFault: ({ body }) => ({ body: body === 'cut' ? 'cut' : 'malformed' }) },
  when: { fields: ['when'], toFault: values => (values.when === 'after-commit' ? { when: values.when } : {}) },
  delay: latency('delay', 'maxDelay'),
  extraDelay: latency('extraDelay', 'maxExtraDelay'),
  rateLimit: {
    fields: ['limit', 'per'],
    toFault: ({ limit, per }) => ({
      rateLimit: { limit: parseNumber(limit) ?? 0, per: { seconds: parseNumber(per) ?? 0 } },
    }),
  },
  times: { fields: ['times'], toFault: ({ times }) => property('times', parseNumber(times)) },
  skip: { fields: ['skip'], toFault: ({ skip }) => property('skip', parseNumber(skip)) },
  rate: {
    fields: ['rate'],
    toFault: ({ rate }) => {
      const percent = parseNumber(rate)
      return property('rate', percent === undefined ? undefined : percent / 100)
    },
  },
} as const satisfies Readonly<Record<string, FaultPart>>

interface FaultType {
  readonly label: string
  readonly parts: readonly (keyof typeof PARTS)[]
}

const LIMITS = ['times', 'skip', 'rate'] as const

export const FAULT_TYPES = {
  status: {
    label: 'Return an error status',
    parts: ['on', 'status', 'retryAfter', 'when', 'extraDelay', ...LIMITS],
  },
  drop: { label: 'Drop the connection', parts: ['on', 'drop', 'when', 'extraDelay', ...LIMITS] },
  body: { label: 'Corrupt the body', parts: ['on', 'body', 'extraDelay', ...LIMITS] },
  latency: { label: 'Delay the response', parts: ['on', 'delay', 'when', ...LIMITS] },
  rateLimit: { label: 'Limit the request rate', parts: ['on', 'rateLimit'] },
} as const satisfies Readonly<Record<string, FaultType>>

export type FaultTypeId = keyof typeof FAULT_TYPES

export const fieldsOf = (type: FaultTypeId): readonly FieldId[] =>
  FAULT_TYPES[type].parts.flatMap(part => PARTS[part].fields)

/** Returns an instruction to correct a field's text, or `undefined` if the text is valid. */
export function issueIn(id: FieldId, draft: FaultDraft): string | undefined {
  const field: NumberField | SelectField = FIELDS[id]
  if ('options' in field) return undefined
  const value = parseNumber(draft[id])
  const isUsable = value === undefined ? !field.isRequired : isInRange(field, value)
  return isUsable ? undefined : `Enter ${describeRange(field)}.`
}

function isInRange({ min, max = Number.MAX_SAFE_INTEGER, hasDecimals = false }: NumberField, value: number): boolean {
  return value >= min && value <= max && (hasDecimals || Number.isInteger(value))
}

function describeRange({ min, max, hasDecimals = false }: NumberField): string {
  const kind = hasDecimals ? 'a number' : 'a whole number'
  return max === undefined ? `${kind}, ${min} or more` : `${kind} from ${min} to ${max}`
}

/** Whether the mock accepts the draft. */
export const isUsable = (type: FaultTypeId, draft: FaultDraft): boolean =>
  fieldsOf(type).every(id => issueIn(id, draft) === undefined)

/** Converts a draft to a fault. The mock validates the result. */
export const toFault = (type: FaultTypeId, draft: FaultDraft): Fault =>
  Object.assign({}, ...FAULT_TYPES[type].parts.map(part => PARTS[part].toFault(draft)))

const parseNumber = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

const property = <K extends keyof Fault>(key: K, value: Fault[K]): Fault =>
  value === undefined ? {} : { [key]: value }
