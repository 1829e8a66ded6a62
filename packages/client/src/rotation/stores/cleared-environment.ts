import { Secret } from '../../secret.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const KEY_VARIABLE = 'WORKBENCH_API_KEY'

/** The Workbench keys that an environment is known to hold. */
export function keysIn(environment: Environment): Secret[] {
  const key = environment[KEY_VARIABLE]?.trim()
  return key ? [new Secret(key)] : []
}

/** An environment without `WORKBENCH_API_KEY`, and without any variable that has one of the secrets in its value. */
export function clearedOf(secrets: readonly Secret[], environment: Environment): Record<string, string> {
  const values = secrets.map(secret => secret.reveal()).filter(value => value !== '')
  const cleared: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name.toUpperCase() === KEY_VARIABLE) continue
    if (!values.some(each => value.includes(each))) cleared[name] = value
  }
  return cleared
}
