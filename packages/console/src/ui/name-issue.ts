/** The API's limit on the length of a name, in Unicode characters. */
const MAX_LENGTH = 255

/** Validates a name. Returns an error message, or `undefined` if the name is valid or empty. */
export function nameIssue(text: string): string | undefined {
  const characters = [...text.trim()].length
  if (characters <= MAX_LENGTH) return undefined
  return `A name can have up to ${MAX_LENGTH} characters. This one has ${characters}.`
}

/** Whether text can be saved as a name. Leading and trailing spaces are not part of the name. */
export const isName = (text: string): boolean => text.trim() !== '' && nameIssue(text) === undefined
