export { checkStore, type StoreCheck } from './check-store.ts'
export type { RotationEvent, RotationProgress, StoredKey, Verify } from './context.ts'
export { RotationError, RotationInProgressError, RotationInterruptedError } from './errors.ts'
export { fileJournal } from './journal/file-journal.ts'
export type { JournalEntry, RotationJournal, RotationStep } from './journal/journal.ts'
export { memoryJournal } from './journal/memory-journal.ts'
export { baseName, lineageOf } from './key-names.ts'
export type { RotationOptions } from './options.ts'
export {
  type KeySelection,
  listRotations,
  type PruneOptions,
  type PruneOutcome,
  pruneRetiredKeys,
  type RotationStatus,
} from './retired-keys.ts'
export {
  type ApiKeyRotation,
  type Rotation,
  type RotationResult,
  rollBackApiKey,
  rotateApiKey,
} from './rotate-api-key.ts'
export {
  type DueKey,
  dueKeys,
  type KeyOutcome,
  type KeyToStore,
  type ManyOptions,
  type OrganizationRotation,
  rotateApiKeys,
  rotateOrganization,
  rotateServiceAccount,
  type ServiceAccountRotation,
} from './rotate-many.ts'
export { type AwsCredentials, type AwsSecretOptions, awsSecret } from './stores/aws-secrets-manager.ts'
export { type CommandStoreOptions, commandStore } from './stores/command.ts'
export { envFile } from './stores/env-file.ts'
export type { HttpStoreOptions } from './stores/http/options.ts'
export { jsonFile } from './stores/json-file.ts'
export { type KubernetesSecretOptions, kubernetesSecret } from './stores/kubernetes.ts'
export { secretDirectory } from './stores/secret-directory.ts'
export { type EmptyStore, memoryStore, type SecretStore, StoreError } from './stores/secret-store.ts'
export { type VaultSecretOptions, vaultSecret } from './stores/vault.ts'
