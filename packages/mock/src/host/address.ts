import type { MockRequest } from '../platform/http-message.ts'
import { Problem } from './problem.ts'

/** Where a request leads. */
export interface Address {
  readonly url: URL
  /** What the path begins with and does not mean: `/__world__/ci-7`, or nothing. */
  readonly basePath: string
  /** The rest of the path. */
  readonly path: string
}

export const DEFAULT_WORLD = 'default'

const HEADER = 'x-workbench-mock-world'
const ROOT = '/__world__'
const PREFIX = /^\/__world__(?:\/[^/]*)?(?=\/|$)/
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/

export function addressOf({ url: address }: Pick<MockRequest, 'url'>): Address {
  const url = new URL(address)
  const [prefix = ''] = PREFIX.exec(url.pathname) ?? []
  return { url, basePath: prefix, path: url.pathname.slice(prefix.length) }
}

/** What the paths of a world begin with. */
export const prefixOf = (world: string): string => `${ROOT}/${world}`

/** Whether a path is one of the control API. */
export const isControl = (path: string): boolean => /^\/__mock__(\/|$)/.test(path)

/**
 * The world that a request is about.
 *
 * @throws Problem where the name is none, or header and path name two.
 */
export function worldOf({ headers }: Pick<MockRequest, 'headers'>, { basePath: prefix }: Address): string {
  const inHeader = headers.get(HEADER)
  const inPath = prefix === '' ? null : prefix.slice(ROOT.length + 1)
  if (inHeader !== null && inPath !== null && inHeader !== inPath) {
    throw new Problem(400, `The header ${HEADER} names another world than the path.`, 'Name the world in one of them.')
  }
  return checkName(inPath ?? inHeader ?? DEFAULT_WORLD)
}

/** @throws Problem where it is no name of a world. */
export function checkName(name: string): string {
  if (NAME.test(name)) return name
  throw new Problem(
    400,
    'The name of the world is none.',
    'Give up to 64 letters, digits, dots, underscores and hyphens, without a dot at the beginning.',
  )
}
