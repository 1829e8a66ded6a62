import type { RuleId } from './catalogue.ts'

/** What would be allowed instead, for each rule that a refusal can name. */
export const REMEDIES: { readonly [R in RuleId]?: string } = {
  authentication:
    'a key that is there and enabled, of a service account that is: Authorization: Bearer <token>, such as mock.tokens.admin.',
  'admin-only': 'the same call with the key of an Organization Admin, such as mock.tokens.admin.',
  'analyst-no-users':
    'the same call with the key of an Organization Admin, such as mock.tokens.admin; an analyst may read.',
  'read-only':
    'reading, or the same call with a key whose service account has no read-only access, such as mock.tokens.admin.',
  'one-organization': 'calls about records of the caller’s own organization.',
  'session-expiry': 'a new login, or an API key, which does not expire.',
  'otp-on-create': 'the same call with the one-time code in the header x-expelinc-otp; the mock takes mock.otp.',
  'account-create': 'a display_name, and organization_admin or organization_analyst as the role.',
  'account-edit': 'other values of display_name, role, restrictions and active.',
  'self-service': 'the same call with a key of another service account.',
  'delete-final': 'creating anew, which gives another id.',
  'key-create': 'a display_name, and the relationship service_account; the account of a key never changes.',
  'key-inherits': 'setting role and restrictions on the service account; they are those of all its keys.',
  'key-on-disabled-account': 'enabling the service account first.',
  'key-disable': 'enabling the service account, which enables its keys.',
}
