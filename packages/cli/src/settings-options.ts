import { Option } from 'commander'
import type { Settings } from './config/settings.ts'
import { duration, positiveInteger } from './options.ts'

/** The options that override the settings of a configuration. */
export interface SettingsOptions extends Settings {
  readonly concurrency?: number
  readonly journal?: string
}

/** The defaults of the client, in milliseconds. */
export const DEFAULTS = { gracePeriod: 30_000, retire: 'delete', deleteAfter: 7 * 86_400_000, lease: 30_000 } as const

/** The error for a key whose age limit is unknown. */
export const MISSING_AGE =
  'The age at which the key is due is not specified. Set olderThan in the configuration, or use --older-than with "rotate".'

export function settingsOptions(): Option[] {
  return [
    new Option('--create', 'allow a place that contains no key yet'),
    new Option(
      '--grace-period <time>',
      'how long both keys work, so that consumers can load the new one (default: 30s)',
    ).argParser(duration),
    new Option('--no-wait', 'do not wait for the grace period: exit with 3, and leave the rest to a later run'),
    new Option(
      '--retire <how>',
      'what happens to the old key: "delete" deletes it after --delete-after; "disable" keeps it disabled, until its account is enabled again (default: delete)',
    ).choices(['delete', 'disable']),
    new Option(
      '--delete-after <time>',
      'how long the old key stays disabled before a later run, or prune, deletes it; 0s deletes it immediately (default: 7d)',
    ).argParser(duration),
    new Option(
      '--after-store <command>',
      'run this shell command when the new key is stored, e.g. to reload the consumers',
    ),
    new Option(
      '--settle-timeout <time>',
      'how long to wait for the place to return the new secret and for Workbench to accept the new key (default: 30s)',
    ).argParser(duration),
    new Option(
      '--lease <time>',
      'how long another run is considered active after its last heartbeat (default: 30s)',
    ).argParser(duration),
    new Option(
      '--journal <path>',
      'also record the progress in this file; optional, because the names of the keys contain the progress',
    ),
    new Option('--concurrency <n>', 'how many keys to rotate at the same time (default: 4)').argParser(positiveInteger),
  ]
}

/** Returns the settings specified on the command line. */
export function settingsOf(options: SettingsOptions): Settings {
  const { olderThan, gracePeriod, retire, deleteAfter, create, afterStore, settleTimeout, lease } = options
  // Without --no-wait, Commander sets `wait` to true.
  const wait = options.wait === false ? false : undefined
  const settings = { olderThan, gracePeriod, wait, retire, deleteAfter, create, afterStore, settleTimeout, lease }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
