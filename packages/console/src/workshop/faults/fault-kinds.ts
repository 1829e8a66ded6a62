import type { RouteName } from '@workbench-sdk/mock'
import type { Fault } from '../../mock/control.ts'

/** Which requests a fault can be for. */
const REQUESTS: Readonly<Record<'*' | `${'GET' | 'POST' | 'PATCH' | 'DELETE'} *`, string>> = {
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

/** A number, which can be left out unless it says otherwise. */
export interface NumberField {
  readonly label: string
  readonly initial: string
  readonly min: number
  readonly max?: number
}

export interface ChoiceField {
  readonly label: string
  readonly initial: string
  readonly of: Readonly<Record<string, string>>
}

export const FIELDS = {
  on: {
    label: 'For which requests',
    initial: '*',
    of: { ...REQUESTS, ...Object.fromEntries(ROUTES.map(route => [route, route])) },
  },
  status: { label: 'Status', initial: '503', min: 400, max: 599 },
  retryAfter: { label: 'Retry-After, in s', initial: '', min: 0 },
  body: {
    label: 'The body',
    initial: 'cut',
    of: { cut: 'breaks off in the middle', malformed: 'arrives whole, and is no JSON' },
  },
  when: {
    label: 'When',
    initial: 'before-commit',
    of: { 'before-commit': 'before it is done', 'after-commit': 'when it is done' },
  },
  lateFrom: { label: 'Late by, in ms', initial: '2000', min: 0 },
  lateTo: { label: 'Late by up to, in ms', initial: '', min: 0 },
  alsoLateFrom: { label: 'Late by, in ms', initial: '', min: 0 },
  alsoLateTo: { label: 'Late by up to, in ms', initial: '', min: 0 },
  limit: { label: 'Requests', initial: '10', min: 1 },
  per: { label: 'In so many seconds', initial: '1', min: 1 },
  times: { label: 'How many it meets', initial: '', min: 1 },
  skip: { label: 'How many pass first', initial: '', min: 0 },
  rate: { label: 'Share it meets, in %', initial: '', min: 0, max: 100 },
} as const satisfies Readonly<Record<string, NumberField | ChoiceField>>

export type FieldId = keyof typeof FIELDS

/** What stands in the fields. */
export type Draft = Readonly<Record<FieldId, string>>

export const EMPTY_DRAFT = Object.fromEntries(Object.entries(FIELDS).map(([id, { initial }]) => [id, initial])) as Draft

/** A part of a fault, and what it is made of. */
interface Part {
  readonly fields: readonly FieldId[]
  readonly of: (draft: Draft) => Fault
}

const late = (from: FieldId, to: FieldId): Part => ({
  fields: [from, to],
  of: draft => {
    const [least, most] = [numberIn(draft[from]), numberIn(draft[to])]
    if (least === undefined) return most === undefined ? {} : { latency: [0, most] }
    return { latency: most === undefined ? least : [least, most] }
  },
})

const PARTS = {
  on: { fields: ['on'], of: ({ on }) => (on === '*' ? {} : { on }) },
  status: { fields: ['status'], of: ({ status }) => given('status', numberIn(status)) },
  retryAfter: { fields: ['retryAfter'], of: ({ retryAfter }) => given('retryAfter', numberIn(retryAfter)) },
  drop: { fields: [], of: () => ({ drop: true }) },
  body: { fields: ['body'], of: ({ body }) => ({ body: body === 'cut' ? 'cut' : 'malformed' }) },
  when: { fields: ['when'], of: ({ when }) => (when === 'after-commit' ? { when } : {}) },
  late: late('lateFrom', 'lateTo'),
  alsoLate: late('alsoLateFrom', 'alsoLateTo'),
  rateLimit: {
    fields: ['limit', 'per'],
    of: ({ limit, per }) => ({ rateLimit: { limit: numberIn(limit) ?? 0, per: { seconds: numberIn(per) ?? 0 } } }),
  },
  times: { fields: ['times'], of: ({ times }) => given('times', numberIn(times)) },
  skip: { fields: ['skip'], of: ({ skip }) => given('skip', numberIn(skip)) },
  rate: {
    fields: ['rate'],
    of: ({ rate }) => {
      const percent = numberIn(rate)
      return given('rate', percent === undefined ? undefined : percent / 100)
    },
  },
} as const satisfies Readonly<Record<string, Part>>

interface Kind {
  readonly label: string
  /** What goes with it, and nothing else does. */
  readonly parts: readonly (keyof typeof PARTS)[]
}

const MEETING = ['times', 'skip', 'rate'] as const

export const KINDS = {
  status: {
    label: 'Answer with a status',
    parts: ['on', 'status', 'retryAfter', 'when', 'alsoLate', ...MEETING],
  },
  drop: { label: 'Lose the connection', parts: ['on', 'drop', 'when', 'alsoLate', ...MEETING] },
  body: { label: 'Spoil the body', parts: ['on', 'body', 'alsoLate', ...MEETING] },
  latency: { label: 'Answer late', parts: ['on', 'late', 'when', ...MEETING] },
  rateLimit: { label: 'Limit the rate', parts: ['on', 'rateLimit'] },
} as const satisfies Readonly<Record<string, Kind>>

export type KindId = keyof typeof KINDS

export const fieldsOf = (kind: KindId): readonly FieldId[] => KINDS[kind].parts.flatMap(part => PARTS[part].fields)

/** What a draft comes to. Whether it is a fault the mock says. */
export const faultOf = (kind: KindId, draft: Draft): Fault =>
  Object.assign({}, ...KINDS[kind].parts.map(part => PARTS[part].of(draft)))

const numberIn = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

const given = <K extends keyof Fault>(name: K, value: Fault[K]): Fault => (value === undefined ? {} : { [name]: value })
