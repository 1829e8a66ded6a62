/** What every secret of a mock begins with: to look for this is to look for all of them at once, and for parts of them. */
export const SECRET_PREFIX = 'wbmock_'

/** Looks for secrets in a text that is too long to be kept. */
export class SecretSearch {
  /** How many characters were read. */
  read = 0
  /** What stood around the secrets. */
  readonly found: string[] = []

  async through(text: AsyncIterable<string>): Promise<void> {
    let end = ''
    for await (const chunk of text) {
      this.read += chunk.length
      const searched = end + chunk
      const at = searched.indexOf(SECRET_PREFIX)
      if (at >= 0) this.found.push(searched.slice(Math.max(0, at - 200), at + 20))
      end = searched.slice(1 - SECRET_PREFIX.length)
    }
  }
}
