import { messageOf } from '@workbench-sdk/internal/errors'

/**
 * Parses the content of a file. Error messages do not quote the content, because it may contain passwords.
 *
 * @throws TypeError if the content is not valid JSON in UTF-8
 */
export function parseJson(content: Uint8Array): unknown {
  const text = decode(content)
  try {
    return JSON.parse(text)
  } catch (error) {
    const [position = ''] = / \(line \d+ column \d+\)/.exec(messageOf(error)) ?? []
    throw new TypeError(`it is not valid JSON${position}.`)
  }
}

/** Decodes UTF-8. Editors on Windows add a byte order mark, which is removed. */
function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new TypeError('it is not valid UTF-8. Convert it.')
  }
}
