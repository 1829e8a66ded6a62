import { printValue } from '@workbench-sdk/internal/print-value'
import type { MockRequest } from '../platform/http-message.ts'
import { Problem } from './problem.ts'

/** The parts of a request URL. */
export interface Address {
  readonly url: URL
  /** The part of the path that selects the world: `/__world__/ci-7`, or an empty string. */
  readonly basePath: string
  /** The rest of the path. */
  readonly path: string
}

export const DEFAULT_WORLD = 'default'

const HEADER = 'x-workbench-mock-world'
const ROOT = '/__world__'
const BASE_PATH = /^\/__world__(?:\/[^/]*)?(?=\/|$)/
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/

export function addressOf({ url: address }: Pick<MockRequest, 'url'>): Address {
  const url = new URL(address)
  const [basePath = ''] = BASE_PATH.exec(url.pathname) ?? []
  return { url, basePath, path: url.pathname.slice(basePath.length) }
}

/** Returns the part of the path that selects a world. */
export const basePathOf = (world: string): string => `${ROOT}/${world}`

/** Whether a path belongs to the control API. */
export const isControl = (path: string): boolean => /^\/__mock__(\/|$)/.test(path)

/**
 * Returns the name of the world that a request selects.
 *
 * @throws Problem if the name is invalid, or the header and the path select different worlds
 */
export function worldOf({ headers }: Pick<MockRequest, 'headers'>, { basePath }: Address): string {
  const inHeader = headers.get(HEADER)
  const inPath = basePath === '' ? null : basePath.slice(ROOT.length + 1)
  if (inHeader !== null && inPath !== null && inHeader !== inPath) {
    throw new Problem(
      400,
      `The header ${HEADER} and the path select different worlds.`,
      'Select the world with only one of them.',
    )
  }
  return checkName(inPath ?? inHeader ?? DEFAULT_WORLD)
}

export const WORLD_NAME_RULE = '1-64 letters, digits, dots, underscores and hyphens, without a leading dot'

export const isWorldName = (name: string): boolean => typeof name === 'string' && NAME.test(name)

/** @throws Problem if the name is invalid */
export function checkName(name: string): string {
  if (isWorldName(name)) return name
  throw new Problem(
    400,
    `Invalid world name ${printValue(name)}: expected ${WORLD_NAME_RULE}.`,
    'Correct the name in the path or in the header.',
  )
}
