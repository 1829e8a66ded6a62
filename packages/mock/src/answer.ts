import { errorDocument } from './json-api/document.ts'
import { Refusal } from './refusals.ts'

/** An answer that is yes. */
export interface Answer {
  readonly status: number
  readonly document?: object
  /** The login speaks plain JSON; everything else JSON:API. */
  readonly mediaType?: 'application/json'
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-workbench-mock-rule, retry-after',
}

/** An answer or a refusal as it goes over the wire; without its body for `HEAD`. */
export function encode(url: URL, answer: Answer | Refusal, withBody: boolean): Response {
  const document = answer instanceof Refusal ? errorDocument(url, answer) : answer.document
  const text = document && withBody ? JSON.stringify(document) : null
  return new Response(text, {
    status: answer.status,
    headers: {
      ...CORS,
      'cache-control': 'private, must-revalidate, max-age=0',
      ...(document && { 'content-type': mediaTypeOf(answer) }),
      ...(answer instanceof Refusal && answer.rule && { 'x-workbench-mock-rule': answer.rule }),
    },
  })
}

function mediaTypeOf(answer: Answer | Refusal): string {
  return (!(answer instanceof Refusal) && answer.mediaType) || 'application/vnd.api+json'
}

/** What a browser asks before it sends a token to another origin. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
    },
  })
}
