import { isObject } from '../json.ts'
import type { ApiKeySeed, InvestigativeActionSeed, Seed, ServiceAccountSeed, UserAccountSeed } from './seed.ts'

/** What an object can have: values, or lists of objects. */
type Shape = { readonly [name: string]: 'value' | (() => Shape) }

type ShapeOf<T> = { readonly [K in keyof T]-?: Shape[string] }

const KEY: ShapeOf<ApiKeySeed> = { name: 'value', active: 'value', createdAt: 'value' }

const SERVICE_ACCOUNT: ShapeOf<ServiceAccountSeed> = {
  name: 'value',
  role: 'value',
  readOnly: 'value',
  active: 'value',
  createdAt: 'value',
  keys: () => KEY,
}

const USER_ACCOUNT: ShapeOf<UserAccountSeed> = {
  email: 'value',
  displayName: 'value',
  active: 'value',
  password: 'value',
  role: 'value',
}

const INVESTIGATIVE_ACTION: ShapeOf<InvestigativeActionSeed> = {
  title: 'value',
  reason: 'value',
  status: 'value',
  createdAt: 'value',
}

const SEED: ShapeOf<Seed> = {
  serviceAccounts: () => SERVICE_ACCOUNT,
  userAccounts: () => USER_ACCOUNT,
  investigativeActions: () => INVESTIGATIVE_ACTION,
  organizations: () => ORGANIZATION,
}

const ORGANIZATION: Shape = { name: 'value', ...SEED }

/**
 * Holds that a value of JSON has the parts of a seed and no others, which the compiler says of a literal. What is in them is
 * for `checkSeed` to say.
 *
 * @throws TypeError where it has not: what is wrong, and where.
 */
export function checkShape(value: unknown): asserts value is Seed {
  checkObject(value, SEED, 'seed')
}

function checkObject(value: unknown, shape: Shape, place: string): void {
  if (!isObject(value)) throw new TypeError(`${place} is no object.`)
  for (const [name, each] of Object.entries(value)) {
    const part = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (part === undefined)
      throw new TypeError(`${place} has no ${name}: it can have ${Object.keys(shape).join(', ')}.`)
    if (part !== 'value') checkList(each, part(), `${place}.${name}`)
  }
}

function checkList(value: unknown, shape: Shape, place: string): void {
  if (!Array.isArray(value)) throw new TypeError(`${place} is no list.`)
  for (const [index, each] of value.entries()) checkObject(each, shape, `${place}[${index}]`)
}
