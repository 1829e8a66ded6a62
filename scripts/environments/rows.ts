import { type Check, type Environment, passes, works } from './environment.ts'
import { versionInRepository } from './versions.ts'

const MSW_2 = 'msw@2.15.0'
const MSW_3 = `msw@${await versionInRepository('msw')}`
const VITEST = `vitest@${await versionInRepository('vitest')}`
/** The options for ES modules. Jest reads all other settings from `package.json`. */
const ESM_FLAG = { NODE_OPTIONS: '--experimental-vm-modules' }

const NODES = ['22.12', '22', '24', '26']

const onEachNode = (what: string, program: string): Record<string, Check> =>
  Object.fromEntries(NODES.map(version => [`${what} on Node ${version}`, works(`node@${version}`, program)]))

/** Returns a check that a program refuses to start on an old version of Node. */
const startsOnOldNode = (name: string, program: string): Check => ({
  command: [
    'node',
    '--import',
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})',
    `node_modules/@workbench-sdk/${name}/bin/${program}.js`,
  ],
  fails: /requires Node 22\.12 or later, but this is Node 20\.20\.2/,
})

const node: readonly Environment[] = [
  {
    name: 'Node',
    files: ['programs'],
    packages: [],
    checks: {
      ...onEachNode('ES module', 'program.mjs'),
      ...onEachNode('CommonJS', 'program.cjs'),
      'does not install MSW': passes('node', '--eval', 'import("msw").then(() => process.exit(1), () => {})'),
      'workbench-mock --help': { command: ['workbench-mock', '--help'], prints: /serve/ },
      'workbench-keys --help': { command: ['workbench-keys', '--help'], prints: /rotate/ },
      'workbench-mock on Node 20': startsOnOldNode('mock', 'workbench-mock'),
      'workbench-keys on Node 20': startsOnOldNode('cli', 'workbench-keys'),
    },
  },
  ...[MSW_2, MSW_3, 'msw@2.10.0'].map(msw => ({
    name: `Node and ${msw}`,
    files: ['programs'],
    packages: [msw],
    checks: onEachNode('MSW', 'intercepted.mjs'),
  })),
]

const otherRuntimes: readonly Environment[] = [MSW_2, MSW_3].map(msw => ({
  name: `Deno, Bun and ${msw}`,
  files: ['programs', 'deno', 'bun'],
  packages: [msw],
  checks: {
    'Deno: program': works('deno', 'run', '--allow-all', 'program.mjs'),
    'Deno: deno test': passes('deno', 'test', '--allow-all', 'keys_test.ts'),
    'Deno: MSW': refusedBy(msw, 'Deno', 'deno', 'run', '--allow-all', 'intercepted.mjs'),
    'Bun: program': works('bun', 'program.mjs'),
    'Bun: require()': works('bun', 'program.cjs'),
    'Bun: bun test': passes('bun', 'test', 'keys.test.ts'),
    'Bun: MSW': refusedBy(msw, 'Bun', 'bun', 'intercepted.mjs'),
  },
}))

/** MSW 3 works in neither runtime. */
function refusedBy(msw: string, runtime: string, ...command: readonly string[]): Check {
  if (msw !== MSW_3) return works(...command)
  return { command, fails: new RegExp(`MSW 3 does not intercept requests in ${runtime}.*Install msw@2`) }
}

const testRunners: readonly Environment[] = [
  ...['29.7.0', '30.5.2'].map(
    (version): Environment => ({
      name: `Jest ${version}, CommonJS`,
      files: ['jest'],
      packages: [`jest@${version}`, `@jest/globals@${version}`, MSW_2],
      checks: Object.fromEntries(
        ['22.12', '26'].flatMap(each => {
          const jest = [`node@${each}`, 'node_modules/jest/bin/jest.js']
          const withMsw: Check = { command: [...jest, 'msw'], fails: /transformIgnorePatterns/ }
          return [
            [`Node ${each}`, passes(...jest, 'keys')],
            [`Node ${each}, MSW`, withMsw],
          ]
        }),
      ),
    }),
  ),
  ...['29.7.0', '30.5.2'].map(
    (version): Environment => ({
      name: `Jest ${version}, ES modules`,
      files: ['examples/testing/jest'],
      packages: [`jest@${version}`, `@jest/globals@${version}`, MSW_3],
      checks: { 'the recipe': { command: ['jest'], env: ESM_FLAG } },
    }),
  ),
  {
    name: 'Jest 30, transformed',
    files: ['jest-syntax', 'jest/msw.test.js'],
    packages: [
      MSW_2,
      ...['jest@30.5.2', '@jest/globals@30.5.2', 'babel-jest@30.5.2', '@babel/core', '@babel/preset-env@7'],
      ...[
        '@babel/preset-typescript@7',
        '@swc/jest',
        '@swc/core',
        'ts-jest',
        'typescript@5.9.3',
        '@types/jest',
        '@types/node@24',
      ],
    ],
    checks: Object.fromEntries(
      ['babel', 'swc', 'ts-jest', 'msw'].map(name => [name, passes('jest', '--config', `${name}.jest.config.cjs`)]),
    ),
  },
  {
    name: 'Jest 30, jsdom',
    files: ['jest/keys.test.js'],
    packages: ['jest@30.5.2', '@jest/globals@30.5.2', 'jest-environment-jsdom@30.5.2', 'jest-fixed-jsdom'],
    checks: {
      'jest-fixed-jsdom': passes('jest', '--env', 'jest-fixed-jsdom'),
      'jest-environment-jsdom': { command: ['jest', '--env', 'jsdom'], fails: /TextEncoder is not defined/ },
    },
  },
  {
    name: `vitest@3.2.7, ${MSW_2}`,
    files: ['vitest'],
    packages: ['vitest@3.2.7', MSW_2, 'jsdom', 'happy-dom'],
    checks: {
      node: passes('vitest', 'run'),
      'happy-dom': passes('vitest', 'run', '--environment', 'happy-dom'),
      jsdom: passes('vitest', 'run', '--environment', 'jsdom', 'keys'),
      'jsdom, MSW': { command: ['vitest', 'run', '--environment', 'jsdom', 'msw'], fails: /instance of AbortSignal/ },
    },
  },
  withVitest('examples/testing/vitest', 'vitest@4.1.12', MSW_2),
  withVitest('examples/testing/vitest', VITEST, MSW_3),
  {
    name: 'node:test',
    files: ['examples/testing/node-test'],
    packages: [MSW_3],
    checks: Object.fromEntries(NODES.map(version => [`Node ${version}`, passes(`node@${version}`, '--test')])),
  },
  {
    name: 'Mocha',
    files: ['mocha'],
    packages: ['mocha@11'],
    checks: { 'ES modules': passes('mocha', 'keys.spec.mjs'), CommonJS: passes('mocha', 'keys.spec.cjs') },
  },
]

function withVitest(files: string, ...packages: readonly string[]): Environment {
  return {
    name: packages.join(', '),
    files: [files],
    packages: [...packages, 'jsdom', 'happy-dom'],
    checks: {
      node: passes('vitest', 'run'),
      jsdom: passes('vitest', 'run', '--environment', 'jsdom'),
      'happy-dom': passes('vitest', 'run', '--environment', 'happy-dom'),
    },
  }
}

const COMPILERS = { 5.4: 'typescript@5.4.5', 5.9: 'typescript@5.9.3', 6: 'typescript@6.0.3', 7: 'typescript@7.0.2' }
const COMPILER_OPTIONS = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--types', 'node'],
  ...['--lib', 'es2022,dom,dom.iterable,esnext.disposable'],
]

const compile = (compiler: string, module: string, resolution: string, ...files: readonly string[]): Check =>
  passes(
    'node',
    `node_modules/typescript-${compiler}/bin/tsc`,
    ...COMPILER_OPTIONS,
    '--module',
    module,
    '--moduleResolution',
    resolution,
    ...files,
  )

const typescript: readonly Environment[] = [
  {
    name: 'TypeScript',
    files: ['typescript'],
    packages: [
      ...Object.entries(COMPILERS).map(([name, version]) => `typescript-${name}@npm:${version}`),
      '@types/node@24',
    ],
    checks: Object.fromEntries(
      Object.keys(COMPILERS).flatMap(compiler => [
        [`${compiler}, nodenext`, compile(compiler, 'nodenext', 'nodenext', 'module.mts', 'module.cts')],
        [`${compiler}, node16`, compile(compiler, 'node16', 'node16', 'module.mts', 'module.cts')],
        [`${compiler}, bundler`, compile(compiler, 'esnext', 'bundler', 'module.mts')],
      ]),
    ),
  },
  {
    name: 'TypeScript and the packages that the entries extend',
    files: ['typescript-msw'],
    packages: ['typescript-7@npm:typescript@7.0.2', '@types/node@24', MSW_3, VITEST, '@jest/globals@30.5.2'],
    checks: {
      nodenext: compile('7', 'nodenext', 'nodenext', '--skipLibCheck', 'entries.mts'),
      bundler: compile('7', 'esnext', 'bundler', '--skipLibCheck', 'entries.mts'),
    },
  },
  {
    name: 'Programs in TypeScript',
    files: ['ts-runners'],
    packages: ['tsx@4', 'ts-node@10', 'typescript@5.9.3', '@types/node@24'],
    checks: {
      'tsx .ts': works('tsx', 'program.ts'),
      'tsx .mts': works('tsx', 'program.mts'),
      'tsx .cts': works('tsx', 'program.cts'),
      'ts-node': works('ts-node', 'program.ts'),
      'Node 26': works('node@26', 'program.mts'),
      'Node 22.12': works('node@22.12', '--experimental-strip-types', 'program.mts'),
    },
  },
]

/** The bundlers. Node can run the page's bundle, which does not need a server. */
const bundlers: readonly Environment[] = [
  {
    name: 'Bundlers',
    files: ['bundlers'],
    packages: [
      ...['vite@8', 'webpack@5', 'webpack-cli@6', 'rollup@4', 'esbuild@0.28', '@rollup/plugin-commonjs'],
      ...['@rollup/plugin-json', '@rollup/plugin-node-resolve'],
    ],
    checks: {
      ...bundled('Vite', ['vite', 'build'], 'vite.out/page.mjs'),
      ...bundled('webpack', ['webpack', '--config', 'webpack.config.cjs'], 'webpack.out.js'),
      ...bundled('Rollup', ['rollup', '--config'], 'rollup.out.mjs'),
      ...esbuilt('esbuild, page', 'page.js', 'page.out.mjs', '--format=esm'),
      ...esbuilt(
        'esbuild, Lambda, ES module',
        'lambda.js',
        'lambda.out.mjs',
        '--format=esm',
        '--platform=node',
        '--minify',
      ),
      ...esbuilt(
        'esbuild, Lambda, CommonJS',
        'lambda.js',
        'lambda.out.cjs',
        '--format=cjs',
        '--platform=node',
        '--minify',
      ),
      ...esbuilt(
        'esbuild, Lambda, mangled',
        'lambda.js',
        'mangled.out.mjs',
        '--format=esm',
        '--platform=node',
        '--mangle-props=_$',
      ),
    },
  },
]

function bundled(name: string, command: readonly string[], output: string): Record<string, Check> {
  return { [`${name}: build`]: passes(...command), [`${name}: run`]: works('node', output) }
}

function esbuilt(name: string, entry: string, output: string, ...options: readonly string[]): Record<string, Check> {
  return bundled(name, ['esbuild', entry, '--bundle', `--outfile=${output}`, ...options], output)
}

const managers: readonly Environment[] = [
  {
    name: 'pnpm',
    files: ['programs'],
    packages: [],
    manager: 'pnpm',
    checks: { 'ES modules': works('node', 'program.mjs'), CommonJS: works('node', 'program.cjs') },
  },
  {
    name: 'Yarn Plug’n’Play',
    files: ['programs'],
    packages: [MSW_3],
    manager: 'yarn-pnp',
    checks: {
      'ES modules': works('yarn-4', 'node', 'program.mjs'),
      CommonJS: works('yarn-4', 'node', 'program.cjs'),
      MSW: works('yarn-4', 'node', 'intercepted.mjs'),
    },
  },
  {
    name: 'Yarn 1',
    files: ['programs'],
    packages: [],
    manager: 'yarn',
    checks: { 'ES modules': works('node', 'program.mjs'), CommonJS: works('node', 'program.cjs') },
  },
  {
    name: 'Two copies of the client',
    files: ['monorepo'],
    packages: [],
    copies: { 'other-client': 'client' },
    checks: { 'each with the other': works('node', 'program.mjs') },
  },
]

export const ENVIRONMENTS = [...node, ...otherRuntimes, ...testRunners, ...typescript, ...bundlers, ...managers]

/** Environments that this program cannot run, with the reasons. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'Node 20': 'not supported',
  'Chromium, Firefox, WebKit, workerd, Next.js': 'run by `npm run runtimes`',
  'Service workers': 'run by `npm run browser`',
  Playwright: 'run by `npm run recipes`',
  Storybook: 'not tested',
  'Vitest, browser mode': 'not tested',
  Cypress: 'not tested: its binary is not on npm',
  Electron: 'not tested: its binary is not on npm',
  'React Native': 'not tested: it needs a device or an emulator',
  'Windows, macOS': 'not tested',
}
