import { baseName } from '@workbench-sdk/client/rotation'

/** Replaces `{NAME}` in a template with the key's name, in capital letters, digits and `_` only. */
export function fillTemplate(template: string, keyName: string): string {
  const name = baseName(keyName)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
  return template.replaceAll('{NAME}', name)
}
