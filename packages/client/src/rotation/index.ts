export type { DueKey } from './due-keys.ts'
export { fileJournal } from './file-journal.ts'
export type { Fingerprint } from './fingerprint.ts'
export type { JournalEntry, RotationJournal, RotationStep } from './journal.ts'
export { memoryJournal } from './memory-journal.ts'
export { baseName } from './names.ts'
export {
  type ApiKeyRotation,
  type Rotation,
  type RotationResult,
  rollBackApiKey,
  rotateApiKey,
} from './rotate-api-key.ts'
export {
  dueKeys,
  type KeyOutcome,
  type OrganizationRotation,
  rotateOrganization,
  rotateServiceAccount,
  type ServiceAccountRotation,
} from './rotate-service-account.ts'
export { RotationError, RotationInProgressError } from './rotation-error.ts'
export type { RotationEvent, RotationProgress } from './rotation-event.ts'
export { type SecretStore, StoreError } from './secret-store.ts'
export type { RotationSettings } from './settings.ts'
export { type CommandOptions, command } from './stores/command.ts'
export { envFile } from './stores/env-file.ts'
export { jsonFile } from './stores/json-file.ts'
export { memory } from './stores/memory.ts'
export { secretFolder } from './stores/secret-folder.ts'
export type { Verify } from './work.ts'
