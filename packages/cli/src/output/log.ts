import { stripVTControlCharacters } from 'node:util'
import { baseName, type RotationEvent, type RotationProgress } from '../rotation.ts'
import { printJson } from './json.ts'
import type { Output } from './stream.ts'
import { describe, oneLine, printTime, safeLines } from './text.ts'

/** An event of a rotation, with its account. */
interface KeyEvent extends RotationEvent {
  readonly account: string
  /** The place of the secret. */
  readonly place: string
  /** Whether the place can be read. Otherwise, a stored copy cannot be verified. */
  readonly isReadable: boolean
}

/** A line printed by a key's --after-store command. */
interface OutputLine {
  readonly account: string
  /** The name of the key. */
  readonly key: string
  readonly id: string
  readonly newId: string
  readonly line: string
}

/** Reports to standard error while the program runs. */
export interface Log {
  readonly isJson: boolean
  progress(event: KeyEvent): void
  output(line: OutputLine): void
  /** Logs information for the user. */
  note(message: string): void
  error(message: string): void
  /** Logs an error in the command line: `text`, which is for users and can have several lines, or `message`. */
  usage(text: string, message: string): void
}

interface LogTarget {
  readonly stderr: Output
  readonly now: () => Date
}

/** Creates a log for users, or a log with one JSON object per line. */
export function createLog({ stderr, now }: LogTarget, isJson: boolean): Log {
  return isJson
    ? jsonLog(entry => stderr.write(printJson({ time: now().toISOString(), ...entry })))
    : textLog(text => stderr.write(text), now)
}

function textLog(print: (text: string) => void, now: () => Date): Log {
  return {
    isJson: false,
    progress: event =>
      print(`${printTime(now())} ${oneLine(`${event.account}/${baseName(event.key.name)}`)}: ${messageOf(event)}\n`),
    output: ({ line }) => print(`${plain(line)}\n`),
    note: message => print(`note: ${message}\n`),
    error: message => print(`workbench-keys: ${message}\n`),
    usage: text => print(text),
  }
}

function jsonLog(print: (entry: object) => void): Log {
  return {
    isJson: true,
    progress: event => {
      const { account, key, newKeyId, place, progress, until, error } = event
      const level = LEVELS[progress] ?? 'info'
      const details = { account, key: baseName(key.name), id: key.id, newId: newKeyId, place, until }
      print({
        level,
        event: progress,
        message: messageOf(event),
        ...details,
        error: error === undefined ? undefined : describe(error),
      })
    },
    output: ({ line, ...details }) => print({ level: 'info', event: 'output', message: plain(line), ...details }),
    note: message => print({ level: 'warn', message }),
    error: message => print({ level: 'error', message }),
    usage: (_, message) => print({ level: 'error', message }),
  }
}

/** Removes colors and control characters from a line. */
function plain(line: string): string {
  return safeLines(stripVTControlCharacters(line))
}

/** The levels of events that are not part of a successful rotation. */
const LEVELS: Partial<Readonly<Record<RotationProgress, string>>> = { failed: 'error', interrupted: 'warn' }

const MESSAGES: Readonly<Record<RotationProgress, string>> = {
  resumed: 'resumed where an earlier run stopped',
  created: 'created a new key, which works',
  stored: 'stored it',
  verified: 'verified it',
  waiting: 'waiting',
  disabled: 'disabled the old key',
  done: 'done',
  'rolled back': 'rolled back: the old key works',
  failed: 'failed',
  interrupted: 'interrupted',
}

const NOT_READ = 'did not verify it: the place cannot be read'

function messageOf({ progress, place, isReadable, until, error }: KeyEvent): string {
  if (progress === 'stored') return `${MESSAGES.stored} in ${oneLine(place)}`
  if (progress === 'verified' && !isReadable) return NOT_READ
  if (progress === 'interrupted') return MESSAGES.interrupted
  if (error !== undefined) return `${progress === 'failed' ? 'failed' : 'undone'}: ${describe(error)}`
  return MESSAGES[progress] + (until ? ` until ${printTime(until)}` : '')
}
