import { type RecordedRequest, UnreachableError } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { LostResponseError } from '../../state/error-view.ts'
import { message } from '../../state/message.ts'
import { toFetchOptions } from './repeat-request.ts'
import { isWrite } from './request-filters.ts'

/**
 * Returns a function that repeats a request with the current identity's key. The response appears in the log. Without a response,
 * the function throws `LostResponseError` for a write and `UnreachableError` for a read.
 */
export function useReplay(): (request: RecordedRequest) => Promise<void> {
  const app = useAppState()
  return async request => {
    const { method, path } = request
    const url = app.connection.url + path
    const response = await fetch(url, toFetchOptions(request, app.mock.tokens[app.identity.value])).catch(cause => {
      if (isWrite(request)) throw new LostResponseError('The response was lost.', { cause })
      throw new UnreachableError('The mock did not respond.', { cause })
    })
    // The response may contain a secret.
    await response.body?.cancel()
    app.showToast(
      message`Replayed ${{ text: `${method} ${path}` }}: the mock responded with ${{ text: String(response.status) }}.`,
    )
  }
}
