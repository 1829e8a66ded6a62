import { baseName } from './rotation.ts'

/** The values for a place's templates. */
export interface TemplateValues {
  readonly account: { readonly id: string; readonly name: string }
  readonly key: { readonly name: string }
}

/**
 * Replaces `{NAME}` with the key's name, `{ACCOUNT}` with the name of its service account, and `{ID}` with the id of that account. The
 * inserted values contain only capital letters, digits and `_`. A rotation does not change any of them.
 */
export function fillTemplate(template: string, { account, key }: TemplateValues): string {
  const values = { NAME: baseName(key.name), ACCOUNT: account.name, ID: account.id }
  return template.replace(/\{(NAME|ACCOUNT|ID)\}/g, (_, name: keyof typeof values) => asIdentifier(values[name]))
}

function asIdentifier(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
}
