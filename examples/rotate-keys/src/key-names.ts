import { baseName } from '@workbench-sdk/client/rotation'

/** Puts the key's name into `WORKBENCH_API_KEY_{NAME}` or a command, as letters, digits and `_` alone. */
export function fillTemplate(template: string, keyName: string): string {
  const name = baseName(keyName)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
  return template.replaceAll('{NAME}', name)
}
