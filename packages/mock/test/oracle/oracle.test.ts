import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { DIFFERENCES } from './differences.ts'
import { requestOf } from './exchange.ts'
import { anyRequest } from './generated.ts'
import { comparable, expectationOf, Oracle } from './oracle.ts'

let oracle: Oracle

beforeAll(async () => {
  oracle = await Oracle.start()
})
afterAll(() => oracle.close())

/** Requests to which the two responded differently before they were compared. */
const EQUAL = [
  'OPTIONS /api_keys',
  'OPTIONS /missing',
  'HEAD /api_keys',
  'HEAD /api_keys/{key}',
  'GET /../../API/V2/api_keys/{key}',
  'GET /../../Api/v2/missing',
  'DELETE /../../API/v2/service_accounts/{account}',
  'PATCH /../../API/v2/service_accounts/{account} {"data":{"attributes":{"display_name":7}}}',
  'GET /../../api/v2api_keys',
  'GET /api_keys/{key}/RELATIONSHIPS/service_account',
  'GET /api_keys/{key}/Service_Account',
  'GET /API_KEYS',
  'GET /api_keys/{key}/%72elationships/service_account',
  'GET /api_keys/{key}/relationships/%73ervice_account',
  'GET /api_keys/{key}/%73ervice_account',
  'GET /%61pi_keys/{key}',
  'GET /api_keys?sort=%FF',
  'GET /api_keys?%FF=1',
  'GET /api_keys?%F0%9F=1',
  'GET /api_keys?filter[%FF]=1',
  'GET /api_keys?fields[api_keys]=%C3',
  'GET /api_keys?filter[name]=~%E9one',
  'GET /api_keys?filter[name]=%',
  'GET /api_keys?filter[x=y]=1',
  'GET /api_keys?filter[x=y=1',
  'GET /api_keys?+color+=1',
  `GET /api_keys?${'&'.repeat(999)}color=1`,
  `GET /api_keys?${'&'.repeat(1_000)}color=1`,
  'GET /api_keys?page[limit]=abc',
  'GET /api_keys?page[limit]=0',
  'GET /api_keys?page[limit]=1.5&page[offset]=1e0',
  'GET /api_keys?page[limit]=4&page[offset]=1',
  'GET /api_keys?page[limit][]=1',
  'GET /api_keys?page[limit][0]=1&page[limit][1]=2',
  'GET /api_keys?page[limit][x]=1',
  'GET /api_keys?page[]=1&page[x]=1',
  'GET /api_keys?page[x]=1&page=2',
  'GET /api_keys?page[limit]]=1',
  'GET /api_keys?[page][limit]=1',
  'GET /api_keys?page[a][b][c][d][e][f][g]=1',
  'GET /api_keys?[]=1',
  'GET /api_keys?filter[name]=one?x',
  'GET /api_keys??filter[name]=one',
  'GET /api_keys/{key}?a=b?c',
  'GET /api_keys?page[limit]=2&filter[name]=~one?x',
  'GET /api_keys?page[limit]=2&fields[api_keys]=name?x',
  'GET /api_keys?sort=?',
  'GET /api_keys?filter[created_at]=<2026-12-31t23:59:59z',
  'GET /api_keys?filter[created_at]=>0000-01-01',
  'GET /api_keys?filter[created_at]=>9999-12-31T23:59:59.999Z',
  'GET /api_keys?filter[created_at]=>2026-05-01T00:00:00.00000000001Z',
  'GET /api_keys?filter[created_at]=2026-05-01T02:00:00%2B0200',
  'GET /api_keys?=1',
  'GET /api_keys?sort[]x=color',
  'GET /api_keys?fields[1]=name',
  'GET /api_keys?fields=name&fields=name',
  'GET /api_keys?fields[x]=name&fields[]=name',
  'GET /api_keys?filter=one&filter=one',
  'GET /api_keys?filter[20]=one',
  'GET /api_keys?filter[x]=one&filter[]=one',
  'GET /api_keys?filter[name][0]=one&filter[name][0]=one',
  'GET /api_keys?fields[api_keys]=nope',
  'GET /api_keys?fields[nope]=name',
  'GET /api_keys?fields[api_keys]=id',
  'GET /api_keys?color=red&size=2&page[x]=1',
  'GET /api_keys?filter[active]=perhaps',
  'GET /api_keys?filter[name]=,',
  'GET /api_keys?filter[active]=x,true',
  'GET /api_keys?filter[active]=true,x,false,y',
  'GET /api_keys?filter[name]=,one',
  'GET /api_keys?filter[name]=one,,two',
  'GET /api_keys?include=service_account.',
  'GET /api_keys?page[limit]=1e-7',
  'GET /api_keys?page[limit]=0.4',
  'PATCH /service_accounts/{account} {"data":{"attributes":{"restrictions":["x","x"]}}}',
  'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":["actors"],"id":"{actor}"}}}}}',
  'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":7,"id":"{actor}"}}}}}',
  'PATCH /service_accounts/{account} {"data":{"type":7}}',
  'PATCH /service_accounts/{account} {"data":{"type":["service_accounts"]}}',
  'GET /api_keys/{key}?color=red&page[limit]=abc',
  'GET /api_keys/missing?include=color',
  'GET /investigative_actions/{action}/assigned_to_actor',
  'GET /investigative_actions/{action}/relationships/assigned_to_actor',
  'GET /organizations/{organization}/relationships/missing',
  'POST /service_accounts {"data":"x"}',
  'POST /service_accounts {"data":0}',
  'POST /service_accounts {',
  'POST /service_accounts "x"',
  'DELETE /service_accounts/{account} {',
  'POST /service_accounts (text/plain) {"data":{}}',
  'POST /service_accounts (Encoded: gzip) {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
  'POST /service_accounts (application/xml) <data/>',
  'POST /service_accounts (application/vnd.api+json;ext=x) {"data":{}}',
  'GET /service_accounts (application/vnd.api+json;ext=x)',
  'POST /service_accounts (Application/vnd.api+json) {"data":{}}',
  'POST /service_accounts (text/plain; charset=ISO-8859-1) {"data":{}}',
  'POST /service_accounts (multipart/form-data; charset=x) {"data":{}}',
  'POST /service_accounts (application/json;) {"data":{}}',
  'POST /service_accounts (application/json; charset) {"data":{}}',
  'POST /service_accounts (application/json ; a="b;c" ;charset=UTF-8) {"data":{}}',
  'DELETE /service_accounts/{account} (application/json; charset=ISO-8859-1)',
  'PUT /service_accounts/{account} (text/plain; charset=ISO-8859-1)',
  'GET /api_keys (application/json; charset=ISO-8859-1)',
  'GET /api_keys (Accept: application/vnd.api+json;q=0.9)',
  'GET /api_keys (Accept: text/html;q=1, application/json;q=0.5)',
  'GET /api_keys (Accept: text/html, application/vnd.api+json;q=0.9)',
  'GET /api_keys (Accept: text/html,application/json)',
  'GET /api_keys (Accept: text/html,  application/json)',
  'GET /api_keys (Accept: APPLICATION/JSON)',
  'GET /api_keys (Accept: */*;q=0)',
  'GET /api_keys (Accept: image/png,*/*;q=0)',
  'GET /api_keys (Accept: */vnd.api+json)',
  'GET /missing (Accept: text/html)',
  'POST /service_accounts {"data":{"type":"service_accounts"}}',
  'POST /investigative_actions {"data":{"type":"investigative_actions"}}',
  'PATCH /service_accounts/{account} {"data":{}}',
  'PATCH /service_accounts/{account} {"data":{"attributes":{"":1}}}',
  'PATCH /service_accounts/{account} {"data":{"relationships":{"":{"data":null}}}}',
  'PATCH /service_accounts/{account}?a=b?c {"data":{}}',
  'PATCH /service_accounts/{account} {"data":{"type":"service_accounts"}}',
  'POST /service_accounts {"data":{"attributes":{"display_name":7,"role":"","active":"x","restrictions":["x",7]}}}',
  'POST /service_accounts {"data":{"attributes":{"display_name":"","role":null,"restrictions":["read_only","read_only"]}}}',
  'POST /service_accounts {"data":{"relationships":{"organization":{"data":{"type":"actors","id":"{actor}"}}}}}',
  'POST /user_accounts {"data":{"attributes":{"email":"missing"}}}',
  ...[
    'a@localhost',
    'a@[127.0.0.1]',
    'a@[IPv6:::1]',
    'rö@example.com',
    'r@exämple.com',
    String.raw`\"a\\ b\"@example.com`,
    'a b@example.com',
    'a@example.com (comment)',
    `${'a'.repeat(64)}@example.com`,
    `${'a'.repeat(65)}@example.com`,
    `a@${'a'.repeat(64)}.com`,
    `a@${'ä'.repeat(60)}.com`,
  ].map(email => `PATCH /user_accounts/{user} {"data":{"attributes":{"email":"${email}"}}}`),
  'POST /api_keys {"data":{"attributes":{"name":"key"}}}',
  'POST /service_accounts {"data":{"lid":"a","id":null,"attributes":{"display_name":"n","role":"organization_admin"}}}',
  'POST /service_accounts {"data":{"extra":1,"id":"","attributes":{"display_name":"n","role":"organization_admin"}}}',
  'PATCH /service_accounts/{account} {"data":{"extra":1,"id":null}}',
  'PATCH /service_accounts/{account} {"data":{"id":""}}',
  'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":"actors","id":"{actor}"},"extra":1}}}}',
  'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":"actors","id":"{actor}","lid":"a"}}}}}',
  'PATCH /service_accounts/missing {"data":{"attributes":{"color":"red"}}}',
  'PATCH /service_accounts/missing {}',
  'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":null}',
  'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":{"type":"organizations","id":"{organization}"}}',
  'DELETE /service_accounts/{account}',
  'PUT /service_accounts/{account} {"data":{}}',
]

test.each(EQUAL)('%s receives the same response as from jsonapi-server', async line => {
  const exchange = await oracle.send(requestOf(line, oracle.ids))
  const { expected } = expectationOf(exchange)
  expect(comparable(exchange, expected)).toEqual({ whole: expect.anything() })
  expect(comparable(exchange, expected)).toEqual(expected)
})

describe.each(Object.entries(DIFFERENCES))('%s', (name, { examples }) => {
  test.each(examples)('%s', async line => {
    const exchange = await oracle.send(requestOf(line, oracle.ids))
    const { expected, used } = expectationOf(exchange)
    // Otherwise, the difference no longer occurs.
    expect(used).toContain(name)
    expect(comparable(exchange, expected)).toEqual(expected)
  })
})

/** `WORKBENCH_ORACLE_REQUESTS` sets another number. */
const REQUESTS = Number(process.env.WORKBENCH_ORACLE_REQUESTS ?? runs(300, 20_000))
/** Milliseconds. */
const PATIENCE = 60_000 + REQUESTS * 10

test(
  'generated requests receive the same responses as from jsonapi-server, except for the differences',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest(oracle.ids), async request => {
        const exchange = await oracle.send(request)
        const { expected, used } = expectationOf(exchange)
        expect([used, comparable(exchange, expected)]).toEqual([used, expected])
      }),
      { numRuns: REQUESTS },
    )
  },
  PATIENCE,
)
