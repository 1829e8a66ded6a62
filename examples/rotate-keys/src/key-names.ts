const longestName = 255
const rotatedSuffix = / \(rotated \d{4}-\d{2}-\d{2}\)$/

/** The name without the date of an earlier rotation: what stays the same from one key to its successor. */
export function baseName(name: string): string {
  return name.replace(rotatedSuffix, '')
}

/** `deploy` and `deploy (rotated 2026-08-01)` both become `deploy (rotated 2026-11-22)`. */
export function rotatedName(name: string, now: Date): string {
  const suffix = ` (rotated ${now.toISOString().slice(0, 10)})`
  const base = [...baseName(name)].slice(0, longestName - suffix.length)
  return base.join('').trimEnd() + suffix
}

/** Puts the key's name into `WORKBENCH_API_KEY_{NAME}` or a command, as letters, digits and `_` alone. */
export function fillTemplate(template: string, keyName: string): string {
  const name = baseName(keyName)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
  return template.replaceAll('{NAME}', name)
}
