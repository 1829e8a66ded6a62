import { createHost, type Host, type HostOptions, type MockServer, serve } from '@workbench-sdk/mock'
import { onTestFinished } from 'vitest'
import { Api } from '../api.ts'
import { ControlClient } from './control-client.ts'

/** Worlds on a port, until the test is over. */
export async function serveWorlds(
  options: HostOptions = {},
): Promise<{ readonly host: Host; readonly server: MockServer }> {
  const host = createHost(options)
  const server = await serve(host)
  onTestFinished(() => server.close())
  return { host, server }
}

/** A world of a server, as a test in any language reaches it. */
export interface Reached {
  readonly control: ControlClient
  /** What the paths of both APIs begin with. */
  readonly url: string
  api(token?: string): Promise<Api>
}

/** A world that the path names, or the default one. */
export function worldByPath(server: MockServer, name?: string): Reached {
  return reached(server.url + (name === undefined ? '' : `/__world__/${name}`), {})
}

/** A world that the header names. */
export function worldByHeader(server: MockServer, name: string): Reached {
  return reached(server.url, { 'x-workbench-mock-world': name })
}

function reached(url: string, headers: Readonly<Record<string, string>>): Reached {
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
