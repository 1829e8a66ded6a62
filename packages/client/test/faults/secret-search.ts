/** The prefix of every secret of a mock. Searching for it finds all secrets, and truncated ones. */
export const SECRET_PREFIX = 'wbmock_'

/** Searches for secrets in output that is too long to store. */
export class SecretSearch {
  /** Number of characters searched. */
  scanned = 0
  /** The text around each secret. */
  readonly found: string[] = []

  async scan(text: AsyncIterable<string>): Promise<void> {
    let end = ''
    for await (const chunk of text) {
      this.scanned += chunk.length
      const searched = end + chunk
      const at = searched.indexOf(SECRET_PREFIX)
      if (at >= 0) this.found.push(searched.slice(Math.max(0, at - 200), at + 20))
      end = searched.slice(1 - SECRET_PREFIX.length)
    }
  }
}
