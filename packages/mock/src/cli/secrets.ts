import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { codeOf } from '@workbench-sdk/internal/errors'
import { withoutCredentials } from '@workbench-sdk/internal/print-address'
import { Option } from 'commander'
import { EXIT, Failure } from './exit.ts'

/** The environment variables for secrets, and their descriptions for the help. */
export const SECRETS = {
  WORKBENCH_API_KEY: 'the API key of an Organization Admin',
  WORKBENCH_ANALYST_API_KEY: 'the API key of an Organization Analyst, for runs without --allow-writes',
  WORKBENCH_READ_ONLY_API_KEY: 'the API key of a read-only Organization Admin, for runs without --allow-writes',
  WORKBENCH_OTHER_API_KEY: 'the API key of an Organization Admin in another organization',
  WORKBENCH_PASSWORD: 'the password for --username',
  WORKBENCH_OTP: 'a one-time code for logins, and for creating keys if required',
} as const

type Secrets = { readonly [K in keyof typeof SECRETS]?: string }

/**
 * Options for passing secrets, as supported by other programs. They are rejected, because other users of the machine can read arguments.
 */
const REJECTED: Readonly<Record<string, keyof typeof SECRETS>> = {
  '--token': 'WORKBENCH_API_KEY',
  '--api-key': 'WORKBENCH_API_KEY',
  '--analyst-token': 'WORKBENCH_ANALYST_API_KEY',
  '--read-only-token': 'WORKBENCH_READ_ONLY_API_KEY',
  '--other-token': 'WORKBENCH_OTHER_API_KEY',
  '--password': 'WORKBENCH_PASSWORD',
  '--otp': 'WORKBENCH_OTP',
}

/** Returns hidden options that explain how to pass a secret instead. */
export function rejectedSecretOptions(): readonly Option[] {
  return Object.entries(REJECTED).map(([name, variable]) =>
    new Option(`${name} <secret>`).hideHelp().argParser(() => {
      throw new Failure(
        `Invalid option ${name}: other users of the machine can read arguments. Set ${variable}, or write it to a --secrets file.`,
        EXIT.usage,
      )
    }),
  )
}

/**
 * Reads secrets from the environment and, if specified, from a file with environment variables. The environment takes precedence.
 *
 * @throws Failure if the file cannot be read
 */
export function readSecrets(file: string | undefined): Secrets {
  const all = { ...(file !== undefined && parseEnv(readSecretsFile(file))), ...definedIn(process.env) }
  return Object.fromEntries(Object.keys(SECRETS).flatMap(name => (all[name] ? [[name, all[name]]] : [])))
}

const definedIn = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value))

function readSecretsFile(file: string): string {
  try {
    // Editors on Windows add a byte order mark.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Failure(`Cannot read the --secrets file: ${codeOf(error)}.`, EXIT.usage)
  }
}

/**
 * Removes argument values from Commander's error message, because one of them may be a secret. The names of options and commands are
 * kept.
 */
export function withoutValues(message: string, [command = '', ...args]: readonly string[]): string {
  const quoted = [command, ...args].flatMap((arg, index) => {
    if (index === 0 && /^[a-z]{1,20}$/.test(arg)) return []
    const [name = '', value] = arg.split(/=(.*)/s)
    const kept = /^--[a-z-]+$/.test(name) ? name : '…'
    return [[`'${arg}'`, `'${kept}'`] as const, ...(value === undefined ? [] : [[`'${value}'`, "'…'"] as const])]
  })
  const safe = quoted.reduce((text, [value, replacement]) => text.replaceAll(value, replacement), message)
  return withoutCredentials(safe).replace(/(too many arguments.* but got \d+): .*\./s, '$1.')
}
