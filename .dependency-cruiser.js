/**
 * The folders of a package, lowest first. A folder imports from itself and from the rows before its own; folders
 * in the same row do not import each other. A name also stands for a file directly in `src/`, e.g. `index`.
 *
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
const LAYERS = {
  'packages/client/src': [
    ['platform'],
    ['secret'],
    ['errors'],
    ['validate-arguments'],
    ['json-api', 'observability'],
    ['core'],
    ['login', 'resources'],
    ['client'],
    ['browser'],
    ['index'],
    ['rotation'],
  ],
  'packages/cli/src': [
    ['rotation', 'usage-error', 'interrupts', 'durations', 'due'],
    ['templates', 'prompts', 'output', 'read-failure'],
    ['config', 'context'],
    ['places', 'connect', 'exit-codes', 'inventory'],
    ['options'],
    ['settings-options', 'selection'],
    ['plan'],
    ['after-store', 'audit', 'command', 'wait-notice'],
    ['commands'],
    ['program', 'completion'],
    ['cli'],
    ['main'],
    ['start'],
  ],
  'packages/mock/src': [
    ['platform', 'version'],
    ['store'],
    ['rules'],
    ['json-api'],
    ['engine'],
    ['faults', 'fixtures', 'recording', 'transports'],
    ['mock'],
    ['host', 'persistence', 'msw-data', 'conformance'],
    ['remote'],
    ['testing'],
    ['browser', 'cli', 'index'],
  ],
}

/** Packages whose sources import no other package of this repository except these. */
const PACKAGES = {
  cli: ['client', 'internal'],
  client: ['contract', 'internal', 'query'],
  conformance: ['contract', 'internal'],
  contract: ['internal'],
  internal: [],
  query: ['internal'],
}

/**
 * Dependencies of the mock that only some of its files may import: `from` are these files. In this way, a mock runs in a browser
 * without a server, and on a server without MSW or the client.
 */
const LIMITED_DEPENDENCIES = [
  {
    name: 'node',
    to: { dependencyTypes: ['core'] },
    from: ['platform/sha256[.]ts$', 'transports/http/', 'persistence/', 'cli/', 'host/dashboard/files[.]ts$'],
  },
  {
    name: 'msw',
    to: { path: '(^|/)node_modules/msw/' },
    from: ['transports/msw', 'browser/'],
  },
  { name: 'hono', to: { path: '(^|/)node_modules/@?hono/' }, from: ['host/', 'transports/http/'] },
  { name: 'client', to: { path: '^packages/client/' }, from: ['testing/'] },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Modules that import each other cannot be read or loaded one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(LAYERS).flatMap(([source, rows]) => layerRules(source, rows)),
    ...Object.entries(PACKAGES).map(([name, allowed]) => packageRule(name, allowed)),
    ...LIMITED_DEPENDENCIES.map(limitRule),
    {
      name: 'rotation-public-api',
      comment: 'Rotation is built on the public API of the client.',
      severity: 'error',
      from: { path: '^packages/client/src/rotation/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/client/src/', pathNot: '^packages/client/src/(rotation/|(index|errors)[.]ts$)' },
    },
    {
      name: 'client-in-browsers',
      comment: 'Except for rotation, the client runs in browsers.',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: ['[.]test[.]ts$', '^packages/client/src/rotation/'] },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['workbench-source', 'types', 'import', 'node', 'default'],
    },
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/generated/', '^packages/[^/]+/dist/'] },
  },
}

/** Imports run down the list of folders, and every folder is in the list. */
function layerRules(source, rows) {
  const known = rows.flat()
  return [
    ...rows.map((row, index) => ({
      name: `layers-${source.replaceAll('/', '-')}-${row.join('-')}`,
      comment: `Imports run in one direction: ${row.join(', ')} may import only from rows before its own in LAYERS.`,
      severity: 'error',
      from: { path: inside(source, row) },
      // $1 is the folder that the import is in.
      to: { path: inside(source, rows.slice(index).flat()), pathNot: `^${source}/$1(/|[.]ts)` },
    })),
    {
      name: `layers-${source.replaceAll('/', '-')}-unknown`,
      comment: 'A new folder needs a place in LAYERS.',
      severity: 'error',
      from: { path: `^${source}/`, pathNot: inside(source, known) },
      to: {},
    },
  ]
}

function packageRule(name, allowed) {
  return {
    name: `packages-${name}`,
    comment: `packages/${name} imports from ${allowed.join(', ') || 'no other package'} only.`,
    severity: 'error',
    from: { path: `^packages/${name}/src/`, pathNot: '[.]test[.]ts$' },
    to: { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
  }
}

function limitRule({ name, to, from }) {
  return {
    name: `limit-${name}`,
    comment: 'Only the files in LIMITED_DEPENDENCIES import this.',
    severity: 'error',
    from: { path: '^packages/mock/src/', pathNot: ['[.]test[.]ts$', `^packages/mock/src/(${from.join('|')})`] },
    to,
  }
}

/** Files of these folders, or of these names directly in the source folder. */
function inside(source, folders) {
  return `^${source}/(${folders.join('|')})(/|[.]tsx?$)`
}
