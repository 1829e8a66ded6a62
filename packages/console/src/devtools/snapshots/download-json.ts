/** Downloads a value as a JSON file. */
export function downloadJson(fileName: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click()
  // The download has started by the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}
