import { Octokit as Core } from '@octokit/core'
import { Workbench } from '@workbench-sdk/client'
import { Octokit } from 'octokit'
import OpenAI from 'openai'
import Stripe from 'stripe'
import { apiKey, githubKey, openaiModel, type Reply, stripeCustomer } from './replies.ts'

/** A client that gets one record by its id, and the server's reply to it. */
export interface Contender {
  readonly name: string
  readonly reply: Reply
  /** Whether the client runs only in Node. Without `fetch`, it can be faster than a client that runs everywhere. */
  readonly isNodeOnly?: true
  /** Returns a function that requests the record and returns its id. */
  readonly connect: (url: string) => () => Promise<unknown>
}

const TOKEN = 'token-of-the-bench'

export const bare: Contender = {
  name: 'fetch',
  reply: apiKey,
  connect: url => async () => {
    const headers = { accept: 'application/vnd.api+json', authorization: `Bearer ${TOKEN}` }
    const response = await fetch(url + apiKey.path, { headers })
    const { data } = JSON.parse(await response.text()) as { data: { id: string } }
    return data.id
  },
}

export const client: Contender = {
  name: '@workbench-sdk/client',
  reply: apiKey,
  connect: url => {
    const workbench = new Workbench({ token: TOKEN, baseUrl: url })
    return async () => (await workbench.apiKeys.get(String(apiKey.id))).id
  },
}

/**
 * Other clients, with default options but without telemetry. stripe is measured twice, because it does not use `fetch` in Node by
 * default.
 */
export const others: readonly Contender[] = [
  {
    name: 'openai',
    reply: openaiModel,
    connect: url => {
      const openai = new OpenAI({ apiKey: TOKEN, baseURL: `${url}/v1` })
      return async () => (await openai.models.retrieve(String(openaiModel.id))).id
    },
  },
  { name: 'stripe, with node:http', reply: stripeCustomer, isNodeOnly: true, connect: url => stripeAt(url, {}) },
  {
    name: 'stripe, with fetch',
    reply: stripeCustomer,
    connect: url => stripeAt(url, { httpClient: Stripe.createFetchHttpClient() }),
  },
  { name: 'octokit', reply: githubKey, connect: url => octokitAt(new Octokit({ auth: TOKEN, baseUrl: url })) },
  { name: '@octokit/core', reply: githubKey, connect: url => octokitAt(new Core({ auth: TOKEN, baseUrl: url })) },
]

function stripeAt(url: string, config: ConstructorParameters<typeof Stripe>[1]): () => Promise<unknown> {
  const { hostname, port } = new URL(url)
  const stripe = new Stripe(TOKEN, { host: hostname, port, protocol: 'http', telemetry: false, ...config })
  return async () => (await stripe.customers.retrieve(String(stripeCustomer.id))).id
}

function octokitAt({ request }: Pick<Core, 'request'>): () => Promise<unknown> {
  return async () => (await request('GET /user/keys/{key_id}', { key_id: Number(githubKey.id) })).data.id
}
