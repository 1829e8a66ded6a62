import { createHost, type Host, type HostOptions, type MockServer, serve } from '@workbench-sdk/mock'
import { onTestFinished } from 'vitest'
import { Api } from '../api.ts'
import { ControlClient } from './control-client.ts'

/** Serves a host until the end of the test. */
export async function serveWorlds(
  options: HostOptions = {},
): Promise<{ readonly host: Host; readonly server: MockServer }> {
  const host = createHost(options)
  const server = await serve(host)
  onTestFinished(() => server.close())
  return { host, server }
}

/** The clients of a world. */
export interface WorldClients {
  readonly control: ControlClient
  /** The base URL of both APIs. */
  readonly url: string
  api(token?: string): Promise<Api>
}

/** Selects a world by path, or the default one. */
export function worldByPath(server: MockServer, name?: string): WorldClients {
  return clientsOf(server.url + (name === undefined ? '' : `/__world__/${name}`), {})
}

/** Selects a world by header. */
export function worldByHeader(server: MockServer, name: string): WorldClients {
  return clientsOf(server.url, { 'x-workbench-mock-world': name })
}

function clientsOf(url: string, headers: Readonly<Record<string, string>>): WorldClients {
  const control = new ControlClient(url, headers)
  const call: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } })
  return {
    control,
    url,
    api: async token => {
      const { tokens } = (await control.get()).body
      return new Api({ baseUrl: url, fetch: call, close: () => undefined }, token ?? tokens.admin)
    },
  }
}
