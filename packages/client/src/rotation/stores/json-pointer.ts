import { InvalidArgumentError } from '../../errors.ts'

/** The names that a JSON Pointer (RFC 6901) goes through, outermost first. */
export function namesOf(pointer: string): readonly string[] {
  if (!/^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(pointer)} is not the JSON Pointer of a member. Write it like /workbench/apiKey, with ~1 for / and ~0 for ~ in a name.`,
    )
  }
  return pointer
    .slice(1)
    .split('/')
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The JSON Pointer that goes through these names. */
export function pointerOf(names: readonly string[]): string {
  return names.map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
