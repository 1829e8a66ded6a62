// https://github.com/cyclosproject/ng-openapi-gen: the functions for `HttpClient`, which sends its requests with `fetch`.
import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const MAIN = `
import '@angular/compiler'
import { HttpClient, HttpErrorResponse, HttpRequest, HttpResponse } from '@angular/common/http'
import { firstValueFrom, from, Observable } from 'rxjs'
import * as functions from './client/functions'

async function send(request: HttpRequest<unknown>) {
  const headers = Object.fromEntries(request.headers.keys().map(name => [name, request.headers.get(name) ?? '']))
  const type = request.headers.has('content-type') ? null : request.detectContentTypeHeader()
  const response = await fetch(request.urlWithParams, {
    method: request.method,
    headers: { authorization: '${AUTHORIZATION}', ...headers, ...(type && { 'content-type': type }) },
    body: request.serializeBody() as string | null,
  })
  const { status } = response
  const body = await response.json()
  if (!response.ok) throw new HttpErrorResponse({ status, error: body })
  return new HttpResponse({ status, body })
}
const http = new HttpClient({ handle: request => from(send(request)) as Observable<any> } as any)
export const call = async (name: keyof typeof functions, params: any) =>
  (await firstValueFrom((functions[name] as any)(http, '${ORIGIN}', params)) as any).body
`
const folder = await generate('ng-openapi-gen', ['-i', DOCUMENT, '-o', 'client', '--silent', 'true'], MAIN)
const { call } = await compileAndImport(folder)
await reportOperations(
  {
    listAccounts: query => call('listServiceAccounts', query),
    listKeys: query => call('listApiKeys', query),
    getAccount: id => call('getServiceAccount', { id }),
    createAccount: body => call('createServiceAccount', { body }),
    updateAccount: (id, body) => call('updateServiceAccount', { id, body }),
    deleteAccount: id => call('deleteServiceAccount', { id }),
  },
  ({ status, error }) => ({ status, errors: error.errors }),
)
