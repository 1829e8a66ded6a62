import type { RecordedRequest } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { bodyTextOf, headersOf } from './repeat-request.ts'

/** Returns a function that sends a request again, with the key of the current identity. The response is in the log. */
export function useReplay(): (request: RecordedRequest) => Promise<void> {
  const app = useAppState()
  return async request => {
    const { method, path, headers } = request
    const body = bodyTextOf(request)
    const token = app.mock.tokens[app.identity.value]
    const response = await fetch(app.connection.url + path, {
      method,
      headers: { ...headersOf(request), ...(headers.authorization && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body }),
    })
    // The response can contain a secret.
    await response.body?.cancel()
    app.showToast(`Replayed ${method} ${path}: the mock responded with ${response.status}.`)
  }
}
