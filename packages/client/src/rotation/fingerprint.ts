import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../secret.ts'

/**
 * Tells a secret from others, and gives it away to nobody: keys are random, and too long to be tried out.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal, grace: 0 })
 * const [entry] = await journal.read()
 * const fingerprint: Fingerprint | undefined = entry?.fingerprint
 */
export interface Fingerprint {
  readonly salt: string
  readonly sha256: string
}

export function fingerprintOf(secret: Secret, salt = randomBytes(16).toString('hex')): Fingerprint {
  return { salt, sha256: createHash('sha256').update(salt).update(secret.reveal()).digest('hex') }
}

export function fits(secret: Secret | undefined, { salt, sha256 }: Fingerprint): boolean {
  return secret !== undefined && timingSafeEqual(Buffer.from(fingerprintOf(secret, salt).sha256), Buffer.from(sha256))
}
