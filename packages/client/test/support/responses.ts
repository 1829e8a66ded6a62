import type { components } from '@workbench-sdk/contract/generated/openapi'

type Schemas = components['schemas']

export const ACCOUNT_ID = '5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11'
export const KEY_ID = 'b0c7a1d4-2f6e-4f0b-8b53-0d9f5f1c2a22'
export const ORGANIZATION_ID = '0b6f5b1e-6d0e-4a52-9d5c-7f1a3a0c9e01'
export const ACTION_ID = '2d1f3b1c-64e4-4b5f-9a7d-3a9a75b3d155'
export const ACTOR_ID = '9a3e2f70-5c1b-4c8e-a7d4-1e2f3a4b5c33'

const self = 'https://workbench.expel.io/api/v2'
const links = { self, related: self }
const meta = { relation: 'primary', readOnly: true } as const
const times = { created_at: '2026-11-22T18:49:00.000Z', updated_at: '2026-11-23T18:49:00.000Z' }
const organization = { links, meta, data: { type: 'organizations', id: ORGANIZATION_ID } } as const
const actor = { links, meta, data: { type: 'actors', id: ACTOR_ID } } as const
const noActor = { links, meta, data: null }
const many = { links, meta }

export function accountRecord(
  attributes: Partial<Schemas['ServiceAccountAttributes']> = {},
): Schemas['ServiceAccount'] {
  return {
    type: 'service_accounts',
    id: ACCOUNT_ID,
    attributes: {
      display_name: 'ci',
      role: 'organization_analyst',
      restrictions: ['read_only'],
      active: true,
      ...times,
      ...attributes,
    },
    links: { self },
    relationships: { organization, actor, api_keys: many, created_by: actor, updated_by: noActor },
  }
}

export function keyRecord(attributes: Partial<Schemas['ApiKeyAttributes']> = {}, id = KEY_ID): Schemas['ApiKey'] {
  return {
    type: 'api_keys',
    id,
    attributes: {
      access_token: null,
      active: true,
      assignable: false,
      display_name: 'deploy',
      name: 'deploy',
      realm: 'public',
      restrictions: ['read_only'],
      role: 'organization_analyst',
      ...times,
      ...attributes,
    },
    links: { self },
    relationships: {
      organization,
      service_account: { links, meta, data: { type: 'service_accounts', id: ACCOUNT_ID } },
      created_by: actor,
      updated_by: noActor,
    },
  }
}

export function userRecord(): Schemas['UserAccount'] {
  return {
    type: 'user_accounts',
    id: '1c0e2a0b-53d3-4a4e-8f6c-2f8f64a2c044',
    attributes: {
      display_name: 'Robin',
      email: 'robin@example.com',
      first_name: 'Robin',
      last_name: null,
      active: true,
      active_status: 'ACTIVE',
      assignable: true,
      ...times,
    },
    links: { self },
    relationships: {
      organizations: many,
      primary_organization: organization,
      actor,
      created_by: noActor,
      updated_by: noActor,
    },
  }
}

export function actionRecord(
  attributes: Partial<Schemas['InvestigativeActionAttributes']> = {},
): Schemas['InvestigativeAction'] {
  return {
    type: 'investigative_actions',
    id: ACTION_ID,
    attributes: {
      title: 'Ask the owner',
      action_type: 'MANUAL',
      status: 'RUNNING',
      reason: 'The login looks odd.',
      instructions: null,
      results: null,
      close_reason: null,
      classification: null,
      status_updated_at: times.updated_at,
      ...times,
      ...attributes,
    },
    links: { self },
    relationships: { organization, assigned_to_actor: noActor, created_by: actor, updated_by: actor },
  }
}

export function organizationRecord(): Schemas['Organization'] {
  return {
    type: 'organizations',
    id: ORGANIZATION_ID,
    attributes: { name: 'Example', short_name: null, region: 'eu', ...times },
    links: { self },
    relationships: { api_keys: many, user_accounts: many },
  }
}

export function recordResponse(record: Schemas['AnyRecord'], status = 200): Response {
  return jsonResponse({ jsonapi: { version: '1.0' }, meta: {}, links: { self }, data: record }, status)
}

/** Returns a responder that sets the requested attributes and relationships of a record, as Workbench does. */
export function applied(record: Schemas['AnyRecord'], status = 200) {
  return ({ method, body }: { readonly method: string; readonly body: unknown }): Response => {
    if (method === 'DELETE') return jsonResponse({ meta: {} })
    const { attributes, relationships }: { attributes?: object; relationships?: object } = Object(Object(body).data)
    const changed = {
      ...record,
      attributes: { ...record.attributes, ...attributes },
      relationships: { ...record.relationships, ...relationships },
    }
    return jsonResponse({ jsonapi: { version: '1.0' }, meta: {}, links: { self }, data: changed }, status)
  }
}

export function listResponse(
  records: readonly Schemas['AnyRecord'][],
  page: Partial<Schemas['PageMeta']['page']> = {},
  next?: string,
): Response {
  const range = { offset: 0, limit: 50, total: records.length, ...page }
  return jsonResponse({
    jsonapi: { version: '1.0' },
    meta: { page: range },
    links: { self, ...(next !== undefined && { next }) },
    data: records,
    included: [],
  })
}

export function errorResponse(
  status: number,
  error: Partial<Schemas['Error']> = {},
  headers: Record<string, string> = {},
): Response {
  const errors = [{ status: String(status), code: 'EFORBIDDEN', title: 'Forbidden', detail: 'No.', ...error }]
  return jsonResponse({ jsonapi: { version: '1.0' }, meta: {}, links: { self }, errors }, status, headers)
}

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/vnd.api+json', ...headers },
  })
}
