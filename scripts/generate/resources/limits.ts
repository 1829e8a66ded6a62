import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { suggest } from '@workbench-sdk/internal/suggest'
import { InvalidSourceError } from './parse.ts'

const PLACEHOLDER = /\$\{(\w+)\}/g
const MIB = 2 ** 20

/**
 * Replaces placeholders such as `${faultText}` with the limit of that name: with a number if the placeholder is the whole
 * value, otherwise with text, e.g. `10,000` or `16 MiB`.
 *
 * @throws InvalidSourceError if there is no limit with this name
 */
export function withLimits<T>(node: T): T
export function withLimits(node: unknown): unknown {
  if (typeof node === 'string') return withLimitsInText(node)
  if (Array.isArray(node)) return node.map(each => withLimits(each))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, withLimits(each)]))
}

function withLimitsInText(text: string): number | string {
  const [whole] = text.matchAll(PLACEHOLDER)
  if (whole?.[0] === text) return limitOf(whole[1])
  return text.replaceAll(PLACEHOLDER, (_, name: string) => inWords(name, limitOf(name)))
}

function limitOf(name = ''): number {
  const limits = new Map(Object.entries<number>(LIMITS))
  const limit = limits.get(name)
  if (limit !== undefined) return limit
  throw new InvalidSourceError(`openapi/control: Unknown limit "${name}". ${suggest(name, [...limits.keys()])}`)
}

const inWords = (name: string, limit: number) =>
  name.endsWith('Bytes') ? `${limit / MIB} MiB` : limit.toLocaleString('en-US')
