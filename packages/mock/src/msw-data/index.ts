export type { StateCollection } from './collection.ts'
export { dataOf, type MockData } from './data-of.ts'
export type {
  ActorRecord,
  ApiKeyRecord,
  DataRecordOf,
  InvestigativeActionRecord,
  OrganizationRecord,
  ServiceAccountRecord,
  UserAccountRecord,
} from './records.ts'
