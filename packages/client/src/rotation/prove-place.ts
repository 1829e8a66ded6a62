import type { ApiKey, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import { baseName, hashOf, matches, parseNewKeyMark, parseRetiredMark } from './key-names.ts'
import { inProgress } from './tenure.ts'

type Prover = Pick<RotationContext, 'access' | 'place' | 'journal'> & {
  readonly settings: Pick<RotationContext['settings'], 'create'>
}

/**
 * Makes sure, before anything is changed, that the store can be written, and that it has a secret that Workbench accepts: that
 * of the key to replace, as far as this can be known before the key is disabled.
 *
 * @returns the secret; undefined if the store is empty and may be, or is not readable
 * @throws RotationError if it has not
 * @throws StoreError if the store cannot be written or read
 */
export async function provePlace(key: ApiKey, prover: Prover): Promise<Secret | undefined> {
  const { access, place } = prover
  await place.check()
  await assertNotBound(key, prover)
  if (!place.isReadable) {
    await assertNotUsedByAnother(key, prover)
    return undefined
  }
  const secret = await place.read()
  if (secret === undefined) {
    if (prover.settings.create) return undefined
    throw new RotationError(
      `${place.label} is empty, so it is perhaps not the place that programs read "${key.name}" from. Correct it, or use the option "create" to store the first key there.`,
    )
  }
  const owners = await findOwners(secret, key, prover)
  if (!(await access.accepts(secret))) {
    // The caller knows that the store has nothing of value.
    if (prover.settings.create && owners.length === 0) return undefined
    throw new RotationError(
      `Workbench does not accept the secret in ${place.label}, so it is not the one of "${key.name}", or it is not read as it is stored. Correct the store, or use the option "create" to replace the secret.`,
    )
  }
  if (!owners.includes(key.id) && (await access.isOwnToken(secret))) await assertOwnAccount(key, prover)
  return secret
}

/** The name of a key that a rotation created identifies its secret. */
async function findOwners(secret: Secret, key: ApiKey, { access, place }: Prover): Promise<readonly string[]> {
  const expected = parseNewKeyMark(key.name)?.placement?.fingerprint
  if (matches(secret, expected)) return [key.id]
  const owners = await access.findKeysOf(secret)
  const [owner] = owners
  // Another run has begun and finished since this one has listed the keys.
  if (owners.some(({ name }) => isSuccessor(name, key))) throw inProgress()
  if (owner !== undefined) {
    throw new RotationError(
      `${place.label} has the secret of another key, "${baseName(owner.name)}" (${owner.id}). Use another store for "${key.name}".`,
    )
  }
  if (expected !== undefined) {
    throw new RotationError(
      `${place.label} does not have the secret of "${key.name}", which an earlier rotation has stored elsewhere, or something else has written to it. Use the store that has it.`,
    )
  }
  return []
}

/** A store is perhaps the one that this program reads its own token from. It is replaced only together with its own key. */
async function assertOwnAccount(key: ApiKey, { access, place }: Prover): Promise<void> {
  // Renaming a key to its own name changes nothing, and tells who we are.
  const { updatedById } = await access.rename(key.id, key.name)
  const account = await access.call(({ serviceAccounts }) => serviceAccounts.get(key.serviceAccountId ?? ''))
  if (updatedById === null || account.actorId === null || updatedById === account.actorId) return
  throw new RotationError(
    `${place.label} has the token that this program uses, which is not "${key.name}". Use another store.`,
  )
}

/** A store that cannot be read may have the secret of another key, which would be lost. */
export async function assertNotUsedByAnother(
  key: ApiKey,
  { access, place }: Pick<Prover, 'access' | 'place' | 'journal'>,
): Promise<void> {
  const keys = await access.findKeysStoredAt(place.label)
  const others = keys.filter(
    ({ id, name, active }) =>
      active && id !== key.id && parseRetiredMark(name) === undefined && !isSuccessor(name, key),
  )
  const [other] = others
  if (other === undefined) return
  throw new RotationError(
    `${place.label} is used for another key, "${baseName(other.name)}" (${other.id}). Use another store for "${key.name}".`,
  )
}

function isSuccessor(name: string, key: ApiKey): boolean {
  return parseNewKeyMark(name)?.predecessor === hashOf(key.id)
}

async function assertNotBound(key: ApiKey, { access, place, journal }: Prover): Promise<void> {
  for (const entry of journal?.entries ?? []) {
    if (entry.store !== place.label || entry.key.id === key.id || entry.newKeyId === key.id) continue
    const other = entry.newKeyId === undefined ? undefined : await access.getKey(entry.newKeyId)
    if (other?.active !== true) continue
    throw new RotationError(
      `${place.label} is used for another key, "${baseName(other.name)}" (${other.id}), according to ${journal?.label}. Use another store for "${key.name}".`,
    )
  }
}
