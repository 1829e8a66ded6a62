import type { FromSchema } from 'json-schema-to-ts'

/** The most permissive duration format that both the `ms` package and editors accept. */
const DURATION = {
  type: 'string',
  pattern: '^\\d+(\\.\\d+)? ?(ms|s|m|h|d|w|y)$',
  examples: ['90d', '12h', '30s'],
} as const

const TEXT = { type: 'string', minLength: 1 } as const

/** Settings that can be specified at the top level, in an account and in a key. The innermost value applies. */
const SETTINGS = {
  olderThan: { ...DURATION, description: 'Rotate keys that are older than this.' },
  gracePeriod: { ...DURATION, description: 'How long both keys work after the new one is stored. Default: 30s.' },
  wait: {
    type: 'boolean',
    description:
      'Whether the run waits for the grace period. If false, a later run finishes the rotation. Default: true.',
  },
  retire: {
    type: 'string',
    enum: ['delete', 'disable'],
    description:
      'Whether the old key is eventually deleted, or only disabled. Enabling its account also enables a disabled key. Default: delete.',
  },
  deleteAfter: { ...DURATION, description: 'How long the old key stays disabled before it is deleted. Default: 7d.' },
  create: {
    type: 'boolean',
    description: 'Whether to allow a place that contains no key yet. Default: false.',
  },
  afterStore: {
    ...TEXT,
    description:
      'A shell command that runs when the new key is stored, before the grace period, e.g. to reload the consumers. It receives WORKBENCH_KEYS_* variables, but no secret.',
    examples: ['systemctl reload agent'],
  },
  settleTimeout: {
    ...DURATION,
    description:
      'How long to wait for the place to return the new secret and for Workbench to accept the new key. Default: 30s.',
  },
  lease: {
    ...DURATION,
    description: 'How long another run is considered active after its last heartbeat. Default: 30s.',
  },
} as const

const PATH = { ...TEXT, description: 'A path. A relative path is resolved against the folder of this file.' } as const

/** The kinds of places for a secret, keyed by their names in a configuration. Each has exactly the properties of its store. */
const PLACES = {
  envFile: {
    type: 'object',
    description: 'A variable in an env file.',
    properties: {
      path: PATH,
      variable: { ...TEXT, description: 'Can contain {ACCOUNT}, {NAME} and {ID}.', examples: ['WORKBENCH_API_KEY'] },
    },
    required: ['path', 'variable'],
    additionalProperties: false,
  },
  jsonFile: {
    type: 'object',
    description: 'A property in a JSON file.',
    properties: {
      path: PATH,
      pointer: {
        ...TEXT,
        description: 'A JSON Pointer. Can contain {ACCOUNT}, {NAME} and {ID}.',
        examples: ['/workbench/apiKey'],
      },
    },
    required: ['path', 'pointer'],
    additionalProperties: false,
  },
  directory: {
    type: 'object',
    description: 'A file in a directory with one file per secret, as in Docker and Kubernetes.',
    properties: {
      path: PATH,
      file: { ...TEXT, description: 'Can contain {ACCOUNT}, {NAME} and {ID}.', examples: ['{ACCOUNT}_{NAME}'] },
    },
    required: ['path', 'file'],
    additionalProperties: false,
  },
  command: {
    type: 'object',
    description: 'A shell command, e.g. for a secret manager. Can contain {ACCOUNT}, {NAME} and {ID}.',
    properties: {
      write: { ...TEXT, description: 'Receives the secret on standard input, without a line ending.' },
      read: { ...TEXT, description: 'Prints the stored secret, or nothing if there is none.' },
    },
    required: ['write'],
    additionalProperties: false,
  },
  vault: {
    type: 'object',
    description:
      'A field of a secret in HashiCorp Vault or OpenBao, KV version 2. The token is read from VAULT_TOKEN or tokenFile.',
    properties: {
      address: { ...TEXT, description: 'The URL of Vault. Default: VAULT_ADDR.' },
      mount: { ...TEXT, description: 'The path of the secrets engine. Default: secret.' },
      path: { ...TEXT, description: 'The path of the secret. Can contain {ACCOUNT}, {NAME} and {ID}.' },
      field: { ...TEXT, description: 'The field. Can contain {ACCOUNT}, {NAME} and {ID}.' },
      namespace: { ...TEXT, description: 'A namespace. Default: VAULT_NAMESPACE.' },
      tokenFile: { ...PATH, description: 'A file with the token, e.g. the sink of a Vault Agent.' },
      caFile: { ...PATH, description: 'The certificates of a private certificate authority.' },
    },
    required: ['path', 'field'],
    additionalProperties: false,
  },
  aws: {
    type: 'object',
    description:
      'A secret in AWS Secrets Manager. The credentials are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.',
    properties: {
      region: { ...TEXT, description: 'The region. Default: AWS_REGION.' },
      secretId: { ...TEXT, description: 'The name or the ARN. Can contain {ACCOUNT}, {NAME} and {ID}.' },
      jsonKey: {
        ...TEXT,
        description: 'The key, if the secret is a JSON object. Can contain {ACCOUNT}, {NAME} and {ID}.',
      },
      endpoint: { ...TEXT, description: 'The URL of the API, e.g. of a VPC endpoint.' },
    },
    required: ['secretId'],
    additionalProperties: false,
  },
  kubernetes: {
    type: 'object',
    description: "A key in a Kubernetes Secret. In a pod, the pod's service account is used.",
    properties: {
      namespace: { ...TEXT, description: 'The namespace of the Secret.' },
      name: { ...TEXT, description: 'The name of the Secret. Can contain {ACCOUNT}, {NAME} and {ID}.' },
      key: { ...TEXT, description: 'The key. Can contain {ACCOUNT}, {NAME} and {ID}.' },
      server: { ...TEXT, description: "The URL of the API server. Default: the API server of the pod's cluster." },
      tokenFile: {
        ...PATH,
        description: "A file with a bearer token. Default: the token of the pod's service account.",
      },
      caFile: { ...PATH, description: "The certificates of the cluster's certificate authority." },
    },
    required: ['namespace', 'name', 'key'],
    additionalProperties: false,
  },
} as const

const KEY = {
  type: 'object',
  description: 'A key: its place, and its settings.',
  properties: { ...SETTINGS, ...PLACES },
  additionalProperties: false,
} as const

/** The schema of a key that has exactly one place. Its type does not express this rule. */
const KEY_WITH_PLACE = { ...KEY, oneOf: Object.keys(PLACES).map(name => ({ required: [name] })) }

const ACCOUNT = {
  type: 'object',
  properties: {
    ...SETTINGS,
    keys: {
      type: 'object',
      description:
        'The keys by name, without the rotation suffix, or by id. "*" stands for every other key of the account.',
      additionalProperties: KEY_WITH_PLACE,
      minProperties: 1,
    },
  },
  required: ['keys'],
  additionalProperties: false,
} as const

/** The JSON Schema of a configuration. `npm run generate` writes it to `config.schema.json`. */
export const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of workbench-keys',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...SETTINGS,
    concurrency: {
      type: 'integer',
      minimum: 1,
      description: 'How many keys are rotated at the same time. Default: 4.',
    },
    accounts: {
      type: 'object',
      description: 'The service accounts by name or id. "*" stands for every other account.',
      additionalProperties: ACCOUNT,
      minProperties: 1,
    },
  },
  required: ['accounts'],
  additionalProperties: false,
} as const

/** The schemas of parts that are validated separately, so that an invalid part does not affect the others. */
export const PARTS = {
  top: { ...SCHEMA, properties: { ...SCHEMA.properties, accounts: { type: 'object', minProperties: 1 } } },
  account: { ...ACCOUNT, properties: { ...ACCOUNT.properties, keys: { type: 'object', minProperties: 1 } } },
  key: KEY_WITH_PLACE,
} as const

type KeyProperties = FromSchema<typeof KEY>

/** The settings in the form that a configuration uses. */
export type SettingsInput = Pick<KeyProperties, keyof typeof SETTINGS>
/** A place: exactly one of these properties is set. */
export type Place = Pick<KeyProperties, keyof typeof PLACES>

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof SettingsInput)[]
export const PLACE_NAMES = Object.keys(PLACES) as (keyof Place)[]

/** The settings that are durations. */
export const DURATION_NAMES: readonly string[] = Object.entries(SETTINGS).flatMap(([name, schema]) =>
  'pattern' in schema ? [name] : [],
)
