/** Downloads text as a file. */
export function downloadFile(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click()
  // The download starts before the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}
