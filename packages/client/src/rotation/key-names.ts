import { createHash } from 'node:crypto'
import type { ApiKey, Secret } from '../index.ts'

/** The maximum length of a key name that Workbench accepts, in characters. */
const MAX_LENGTH = 255
/** The maximum length of a base name, in characters. It leaves room for the longest suffix. */
const MAX_BASE_LENGTH = 120

/** The current step of the rotation that created a key. `rotated` means that the rotation is finished. */
export type NewKeyStep = 'creating' | 'storing' | 'verified' | 'undone' | 'restored' | 'rotated'

/** The run that is working on a rotation, and how many heartbeats it has sent so far. */
interface Claim {
  readonly run: string
  readonly beat: number
}

/** The store of a secret, as recorded in a key name. */
interface Placement {
  /** The fingerprint of the key's own secret: see {@link fingerprintOf}. */
  readonly fingerprint: string
  /** The hash of the store's label: see {@link hashOf}. */
  readonly store: string
  /** The fingerprint of the store's previous secret. Omitted if the store was empty or is not readable. */
  readonly previous?: string | undefined
}

/** The state of a rotation, as recorded in the name of its new key. */
export interface NewKeyMark {
  /** The date on which the rotation began, e.g. `2026-11-27`. */
  readonly date: string
  /** The hash of the replaced key's id: see {@link hashOf}. */
  readonly predecessor: string
  /** The id of the rotation. */
  readonly rotation: string
  /** The number of the key within its rotation, starting at 1. If a secret is lost, a rotation creates another key. */
  readonly attempt: number
  readonly step: NewKeyStep
  readonly placement?: Placement | undefined
  readonly claim?: Claim | undefined
  /** When the secret in the store was verified, or when a key that was never stored was disabled, by Workbench's clock. */
  readonly since?: Date | undefined
}

/** The state of a replaced key, as recorded in its name. */
export interface RetiredMark {
  /** When the key was disabled, by Workbench's clock. */
  readonly since: Date
  /** The rotation that replaced the key or, if that rotation's new key was deleted, the one that replaced the new key. */
  readonly rotation: string
}

/** A run's claim to replace a key, as recorded in that key's name before the new key exists. */
export interface ReplacementClaim extends Claim {
  /** When the run began, by Workbench's clock. */
  readonly since: Date
}

/** A key that a rotation created. */
export interface NewKey {
  readonly key: ApiKey
  readonly mark: NewKeyMark
}

const ROTATING =
  / \(rotating (\d{4}-\d\d-\d\d) ([0-9a-f]{8})-([0-9a-f]{8})(?:\.(\d+))? (creating|storing|verified|undone|restored)(?: ([0-9a-f]{12})-([0-9a-f]{8})(?:-([0-9a-f]{12}))?)?(?: by ([0-9a-f]{8})-(\d+))?(?: since (\d{8}T\d{9}Z))?\)$/i
const ROTATED =
  / \(rotated (\d{4}-\d\d-\d\d)(?: ([0-9a-f]{8})-([0-9a-f]{8})(?:-([0-9a-f]{12})-([0-9a-f]{8}))?(?:\.\d+)?)?\)$/i
const RETIRED = / \(retired (\d{8}T\d{9}Z) ([0-9a-f]{8})\)$/i
const CLAIMED = / \(rotating since (\d{8}T\d{9}Z) by ([0-9a-f]{8})-(\d+)\.*\)$/i
const MISPLACED = / \(place has another key ([0-9a-f]{12})\)$/i

/**
 * Returns a key's name without the suffix that a rotation adds. The result is the same for a key and its successor. A long name is
 * truncated to 120 characters.
 *
 * @example
 * baseName('deploy (rotated 2026-11-23 5d1f1f4e-0c9a3b7d-6b1e0a94c2d7-33c0a1f2)') // deploy
 */
export function baseName(name: string): string {
  return [...plainName(name)].slice(0, MAX_BASE_LENGTH).join('').trimEnd()
}

/** Returns a key's name for messages, without the suffix that a rotation adds. */
export function plainName(name: string): string {
  return originalName(name).replace(ROTATING, '').replace(ROTATED, '')
}

/** Returns a key's name without the suffixes that were added after the key was created. */
export function originalName(name: string): string {
  return restoredName(name).replace(MISPLACED, '')
}

/** Returns the name that a key had before a rotation claimed or retired it. */
export function restoredName(name: string): string {
  return name.replace(RETIRED, '').replace(CLAIMED, '')
}

/** Returns the name of a new key: the base name with its mark. */
export function newKeyName(base: string, mark: NewKeyMark): string {
  const { date, predecessor, rotation, attempt, step, placement, claim, since } = mark
  const place = placement && `${placement.fingerprint}-${placement.store}`
  if (step === 'rotated') return `${base} (rotated ${date} ${predecessor}-${rotation}${place ? `-${place}` : ''})`
  const words = [
    `rotating ${date} ${predecessor}-${rotation}${attempt > 1 ? `.${attempt}` : ''} ${step}`,
    place && (placement?.previous ? `${place}-${placement.previous}` : place),
    claim && `by ${claim.run}-${claim.beat}`,
    since && `since ${printTime(since)}`,
  ]
  return `${base} (${words.filter(Boolean).join(' ')})`
}

/** Parses a key name. Returns `undefined` if no rotation created the key. */
export function parseNewKeyMark(name: string): NewKeyMark | undefined {
  return parseRotating(name.replace(CLAIMED, '').replace(MISPLACED, '')) ?? parseRotated(originalName(name))
}

function parseRotating(name: string): NewKeyMark | undefined {
  const [, date, predecessor, rotation, attempt, step, fingerprint, store, previous, run, beat, since] =
    ROTATING.exec(name.toLowerCase()) ?? []
  if (date === undefined || predecessor === undefined || rotation === undefined) return undefined
  return {
    date,
    predecessor,
    rotation,
    attempt: Number(attempt ?? 1),
    step: step as NewKeyStep,
    placement: fingerprint && store ? { fingerprint, store, previous } : undefined,
    claim: run ? { run, beat: Number(beat) } : undefined,
    since: parseTime(since),
  }
}

function parseRotated(name: string): NewKeyMark | undefined {
  const [, date, predecessor, rotation, fingerprint, store] = ROTATED.exec(name.toLowerCase()) ?? []
  if (date === undefined || predecessor === undefined || rotation === undefined) return undefined
  const placement = fingerprint && store ? { fingerprint, store } : undefined
  return { date, predecessor, rotation, attempt: 1, step: 'rotated', placement }
}

/** Returns the name for a replaced key. The name still identifies the key that this key replaced. */
export function retiredName(name: string, { since, rotation }: RetiredMark): string {
  return withSuffix(originalName(name).replace(ROTATING, ''), ` (retired ${printTime(since)} ${rotation})`)
}

/**
 * Returns the name for a key whose place contains the secret of another key, which is why disabling the key did not invalidate the
 * secret. The name prevents later runs from repeating this test.
 */
export function misplacedName(name: string, other: Secret): string {
  return withSuffix(originalName(name), ` (place has another key ${fingerprintOf(other)})`)
}

/**
 * Returns the part of a key's name that marks a secret as belonging to another key, or `undefined` if the name does not contain this mark.
 */
export function parseMisplacedMark(name: string, secret: Secret): string | undefined {
  const [mark, fingerprint] = MISPLACED.exec(restoredName(name)) ?? []
  return matches(secret, fingerprint?.toLowerCase()) ? mark?.trim() : undefined
}

/** Whether an earlier run found the secret of another key in the place of this key. */
export function hasMisplacedMark(name: string): boolean {
  return MISPLACED.test(restoredName(name))
}

/** The longest mark of a new key. */
const LONGEST_MARK = newKeyName('', {
  date: '2026-11-27',
  predecessor: '-'.repeat(8),
  rotation: '-'.repeat(8),
  attempt: 10,
  step: 'verified',
  placement: { fingerprint: '-'.repeat(12), store: '-'.repeat(8), previous: '-'.repeat(12) },
  claim: { run: '-'.repeat(8), beat: 100 },
  since: new Date(0),
})

/**
 * Returns the name for a key that a run is about to replace. It is as long as the longest name of the new key, so that a server that
 * truncates names is detected before the new key is created.
 */
export function claimedName(name: string, { since, run, beat }: ReplacementClaim): string {
  const mark = ` (rotating since ${printTime(since)} by ${run}-${beat}`
  const restored = restoredName(name)
  const longest = lengthOf(baseName(name)) + LONGEST_MARK.length
  return withSuffix(restored, `${mark.padEnd(longest - lengthOf(restored) - 1, '.')})`)
}

/** Parses a key name. Returns `undefined` if no run has claimed the key. */
export function parseClaim(name: string): ReplacementClaim | undefined {
  const [, time, run, beat] = CLAIMED.exec(name.toLowerCase()) ?? []
  const since = parseTime(time)
  return since && run ? { since, run, beat: Number(beat) } : undefined
}

/** Adds a suffix to a name. If the result would be too long, the name is truncated, but its mark is kept. */
function withSuffix(name: string, suffix: string): string {
  if (lengthOf(name) + suffix.length <= MAX_LENGTH) return `${name}${suffix}`
  const [misplaced = ''] = MISPLACED.exec(name) ?? []
  const [mark = ''] = ROTATED.exec(name.replace(MISPLACED, '')) ?? []
  return `${baseName(name)}${mark}${misplaced}${suffix}`
}

function lengthOf(text: string): number {
  return [...text].length
}

/** Parses a key name. Returns `undefined` if no rotation replaced the key. */
export function parseRetiredMark(name: string): RetiredMark | undefined {
  const [, time, rotation] = RETIRED.exec(name.toLowerCase()) ?? []
  const since = parseTime(time)
  return since && rotation ? { since, rotation } : undefined
}

/** Returns a short hash of an id or a label, because ids and labels are long and may share a prefix or a suffix. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/**
 * Returns a hash that identifies a secret without revealing it. A secret is random and too long to guess, and the hash contains only 48
 * bits.
 */
export function fingerprintOf(secret: Secret): string {
  return createHash('sha256').update(`workbench rotation\n${secret.reveal()}`).digest('hex').slice(0, 12)
}

/** Whether a secret has this fingerprint. */
export function matches(secret: Secret | undefined, fingerprint: string | undefined): boolean {
  return secret !== undefined && fingerprint !== undefined && fingerprintOf(secret) === fingerprint
}

/** Returns the keys that replace this key, according to their names. */
export function successorsOf(keyId: string, keys: readonly ApiKey[]): NewKey[] {
  const predecessor = hashOf(keyId)
  return keys.flatMap(key => {
    const mark = parseNewKeyMark(key.name)
    return mark?.predecessor === predecessor && key.id !== keyId ? [{ key, mark }] : []
  })
}

/**
 * Returns the active keys that replaced a retired key, directly or through keys that were replaced later, according to their names. There
 * are several while the latest of them is being replaced, because programs may use either.
 *
 * @param keys all keys of the organization, or of the account
 */
export function heirsOf(retired: ApiKey, keys: readonly ApiKey[]): NewKey[] {
  const account = retired.serviceAccountId
  const family = keys.filter(({ serviceAccountId: other }) => account === null || (other ?? account) === account)
  const found = new Map<string, NewKey>()
  const add = (each: NewKey) => {
    // Edited names must not cause an infinite loop.
    if (each.key.id === retired.id || found.has(each.key.id)) return
    found.set(each.key.id, each)
    replacementsOf(each.key, family).forEach(add)
  }
  // An unfinished rotation has not retired the key.
  replacementsOf(retired, family)
    .filter(({ mark }) => mark.step === 'rotated')
    .forEach(add)
  return [...found.values()].filter(
    ({ key, mark }) =>
      key.active && parseRetiredMark(key.name) === undefined && mark.step !== 'creating' && mark.step !== 'undone',
  )
}

/**
 * Returns the keys that replaced a key. If the key that replaced it was deleted, only the id of the rotation identifies the next one: see
 * `relink`.
 */
function replacementsOf({ id, name }: ApiKey, keys: readonly ApiKey[]): NewKey[] {
  const predecessor = hashOf(id)
  const rotation = parseRetiredMark(name)?.rotation
  return keys.flatMap(key => {
    const mark = parseNewKeyMark(key.name)
    const isReplacement = mark?.predecessor === predecessor || (rotation !== undefined && mark?.rotation === rotation)
    return mark !== undefined && isReplacement && key.id !== id ? [{ key, mark }] : []
  })
}

/**
 * Returns a function that checks whether a key replaced another one, directly or through intermediate keys, according to
 * their names. The replaced key may no longer exist.
 *
 * @param keys all keys of the organization, or of the account
 *
 * @example
 * const { newKey } = await rotateApiKey(workbench, { key, store, gracePeriod: 0, deleteAfter: 0 })
 * const hasReplaced = lineageOf(await workbench.apiKeys.list().toArray())
 * console.log(newKey && hasReplaced(newKey, key.id)) // true
 */
export function lineageOf(keys: readonly ApiKey[]): (key: ApiKey, replacedId: string) => boolean {
  const byHash = new Map(keys.map(key => [hashOf(key.id), key]))
  return (key, replacedId) => {
    const wanted = hashOf(replacedId)
    const seen = new Set<string>()
    for (let each: ApiKey | undefined = key; each; ) {
      const predecessor = parseNewKeyMark(restoredName(each.name))?.predecessor
      // Edited names must not cause an infinite loop.
      if (predecessor === undefined || seen.has(predecessor)) return false
      if (predecessor === wanted) return true
      seen.add(predecessor)
      each = byHash.get(predecessor)
    }
    return false
  }
}

// Formats a time for a name, e.g. `20261127T013000123Z`.
function printTime(time: Date): string {
  return time.toISOString().replace(/[-:.]/g, '')
}

/** Returns undefined if the time is invalid, e.g. because the name was edited. */
function parseTime(text = ''): Date | undefined {
  const iso = text.toUpperCase().replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)$/, '$1-$2-$3:$4:$5.$6')
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? undefined : time
}
