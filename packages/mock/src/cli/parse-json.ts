import { messageOf } from '@workbench-sdk/internal/errors'

/**
 * Parses the content of a file. Error messages do not quote the content, because it may contain passwords.
 *
 * @throws TypeError if the content is not valid JSON
 */
export function parseJson(text: string): unknown {
  try {
    // Editors on Windows add a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const [position = ''] = / \(line \d+ column \d+\)/.exec(messageOf(error)) ?? []
    throw new TypeError(`it is not valid JSON${position}.`)
  }
}
