/** The clients' npm project, with its own lock file. */
export const NPM_PROJECT = 'test/foreign-clients/npm'

/** The operations used to test each client, in the order in which the programs run them. */
export const OPERATIONS = [
  'list',
  'count',
  'filter',
  'sort',
  'page',
  'include',
  'read',
  'create',
  'patch',
  'disable',
  'delete',
  'error',
] as const
export type NpmOperation = (typeof OPERATIONS)[number]

/** A client from npm, or a generator of clients or mocks. */
export interface NpmClient {
  /** The package name, followed by the part of the package that is used, in brackets. */
  readonly name: string
  /** The program that uses the package, in `NPM_PROJECT`. */
  readonly program: string
  readonly env?: Readonly<Record<string, string>>
  /** The settings that a program needs. */
  readonly settings?: string
  /** Whether only `npm run nightly` runs the client. Its packages are in `devDependencies`. */
  readonly isNightly?: true
  /** The operations that fail because of the client, with the reason. */
  readonly limitations?: { readonly [O in NpmOperation]?: string }
}

const readers = ['jsona', 'json-api-serializer', 'json-api-normalizer'].map(
  (name): NpmClient => ({
    name,
    program: 'readers.js',
    env: { READER: name },
    settings: 'reads and writes documents only; the program sends them',
  }),
)

const PAGE_NUMBER = 'sends page[number] and page[size], which Workbench does not have'

const ONE_RESPONSE = 'responds to each request of an operation with the same example'

const READ_ONLY = 'sends read-only attributes, which jsonapi-server rejects, too'

export const NPM_CLIENTS: readonly NpmClient[] = [
  { name: 'kitsu', program: 'kitsu.js' },
  { name: 'devour-client', program: 'devour-client.js', settings: 'models with singular names' },
  { name: 'coloquent', program: 'coloquent.js', settings: 'models with `readOnlyAttributes`' },
  {
    name: 'spraypaint',
    program: 'spraypaint.js',
    settings: "`keyCase: { server: 'snake', client: 'snake' }`",
    limitations: { count: PAGE_NUMBER, page: PAGE_NUMBER },
  },
  {
    name: '@holidayextras/jsonapi-client',
    program: 'holidayextras.js',
    limitations: { count: 'returns no `meta`', patch: READ_ONLY, disable: READ_ONLY },
  },
  {
    name: 'jsonapi-react',
    program: 'jsonapi-react.js',
    settings: 'a schema with `readOnly` fields',
    isNightly: true,
  },
  { name: '@datx/jsonapi', program: 'datx.js', settings: 'models with `endpoint`' },
  {
    name: '@orbit/jsonapi',
    program: 'orbit.js',
    settings: '`inflectors: []` for types, fields, paths and parameters',
  },
  {
    name: '@warp-drive/json-api',
    program: 'warp-drive.js',
    // Selects the package's modules for browsers without a bundler.
    env: { NODE_OPTIONS: '--conditions=unpkg' },
    settings: 'a handler that sets the content type',
  },
  { name: 'jsonapi-vuex', program: 'jsonapi-vuex.js', settings: '`preserveJson` for `meta`', isNightly: true },
  ...readers,
  {
    name: '@rtk-query/codegen-openapi',
    program: 'rtk-query.js',
    settings: 'a `paramsSerializer` that prints objects with brackets',
    isNightly: true,
  },
  { name: 'openapi-client-axios', program: 'openapi-client-axios.js' },
  { name: '@hey-api/openapi-ts', program: 'hey-api.js' },
  { name: 'oazapfts', program: 'oazapfts.js', isNightly: true },
  {
    name: 'openapi-zod-client',
    program: 'openapi-zod-client.js',
    settings: '`--media-type-expr` with application/vnd.api+json',
    isNightly: true,
  },
  {
    name: 'openapi-typescript-codegen',
    program: 'openapi-typescript-codegen.js',
    settings: '`JSON.parse`, because it returns application/vnd.api+json as text',
    isNightly: true,
  },
  { name: 'orval', program: 'orval.js', settings: 'axios with `indexes: null`', isNightly: true },
  {
    name: 'swagger-typescript-api',
    program: 'swagger-typescript-api.js',
    settings: "`format: 'json'`",
    isNightly: true,
  },
  { name: 'typed-openapi', program: 'typed-openapi.js', settings: 'a fetcher', isNightly: true },
  { name: 'kubb', program: 'kubb.js', isNightly: true },
  { name: 'ng-openapi-gen', program: 'ng-openapi-gen.js', settings: 'a backend for `HttpClient`', isNightly: true },
  {
    name: '@ivotoby/openapi-mcp-server',
    program: 'openapi-mcp-server.js',
    limitations: { error: 'hides the details of a 403' },
    isNightly: true,
  },
  {
    name: 'openapi-mcp-generator',
    program: 'openapi-mcp-generator.js',
    settings:
      'axios with an interceptor that sets the content type, because it prints all but application/json as `[object Object]`',
    isNightly: true,
  },
  {
    name: 'openapi-to-postmanv2',
    program: 'postman.js',
    settings: "`parametersResolution: 'Example'` and `enableOptionalParameters: false`; newman sends the requests",
    isNightly: true,
  },
  {
    name: 'openapi-backend',
    program: 'openapi-backend.js',
    settings: '`openapi-3.0.json` with application/json as the only media type, because it validates no other',
    isNightly: true,
  },
  {
    name: 'openapi-backend (mocks)',
    program: 'openapi-backend-mocks.js',
    settings: '`openapi-3.0.json`',
    limitations: { page: ONE_RESPONSE, include: ONE_RESPONSE, error: ONE_RESPONSE },
    isNightly: true,
  },
  {
    name: 'msw-auto-mock',
    program: 'msw-auto-mock.js',
    settings: '`--base-url`, `--codes 200,201`, and application/json as the only media type, because it knows no other',
    limitations: { error: 'responds to each request with a success' },
    isNightly: true,
  },
  {
    name: '@mswjs/source',
    program: 'mswjs-source.js',
    settings: 'requests without `accept`, because it does not find types with a plus sign',
    limitations: {
      page: ONE_RESPONSE,
      include: ONE_RESPONSE,
      create: 'has no response for an operation without the status 200',
      error: ONE_RESPONSE,
    },
    isNightly: true,
  },
]
