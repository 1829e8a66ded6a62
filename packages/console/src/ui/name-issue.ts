/** The API's limit for names, in Unicode characters. */
const MAX_LENGTH = 255

/** Explains what is wrong with a name that was typed. An empty field needs no explanation. */
export function nameIssue(text: string): string | undefined {
  const length = [...text.trim()].length
  if (length <= MAX_LENGTH) return undefined
  return `A name can have up to ${MAX_LENGTH} characters. This one has ${length}.`
}

/** Whether text can be saved as a name. Spaces at its edges are not part of it. */
export const isName = (text: string): boolean => text.trim() !== '' && nameIssue(text) === undefined
