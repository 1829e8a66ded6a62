/** Truncates a string to a maximum number of characters, for messages about input of any length. */
export const shorten = (text: string, maxLength = 200): string =>
  text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
