import { messageOf } from '@workbench-sdk/internal/errors'

/**
 * Parses the content of a file. The message of an error does not quote the content, which may contain passwords.
 *
 * @throws TypeError if it is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const [position = ''] = / \(line \d+ column \d+\)/.exec(messageOf(error)) ?? []
    throw new TypeError(`it is not valid JSON${position}.`)
  }
}
