import type { DefaultTheme } from 'vitepress'

const START: DefaultTheme.SidebarItem = {
  text: 'Quick starts',
  items: [
    { text: 'Integrate', link: '/start/integrate' },
    { text: 'Test', link: '/start/test' },
    { text: 'Rotate', link: '/start/rotate' },
    { text: 'Tested environments', link: '/start/environments' },
  ],
}

const CLIENT: DefaultTheme.SidebarItem = {
  text: 'Client',
  items: [
    { text: 'Resources and calls', link: '/client/calls' },
    { text: 'Configure', link: '/client/configure' },
    { text: 'Lists', link: '/client/lists' },
    { text: 'Errors and retries', link: '/client/errors' },
    { text: 'Secrets', link: '/client/secrets' },
    { text: 'Observe calls', link: '/client/observe' },
  ],
}

const ROTATE: DefaultTheme.SidebarItem = {
  text: 'Rotate keys',
  items: [
    { text: 'Without an outage', link: '/rotate/without-an-outage' },
    { text: 'A fleet', link: '/rotate/fleet' },
    { text: 'GitHub Actions', link: '/rotate/github-actions' },
    { text: 'Kubernetes', link: '/rotate/kubernetes' },
    { text: 'AWS', link: '/rotate/aws' },
    { text: 'Vault', link: '/rotate/vault' },
    { text: 'systemd', link: '/rotate/systemd' },
    { text: 'From code', link: '/rotate/from-code' },
    { text: 'Audit keys', link: '/rotate/audit' },
  ],
}

const MOCK: DefaultTheme.SidebarItem = {
  text: 'Mock Workbench',
  items: [
    { text: 'Vitest', link: '/mock/vitest' },
    { text: 'Jest', link: '/mock/jest' },
    { text: 'node:test', link: '/mock/node-test' },
    { text: 'Playwright', link: '/mock/playwright' },
    { text: 'Cypress', link: '/mock/cypress' },
    { text: 'MSW', link: '/mock/msw' },
    { text: 'Browser and Storybook', link: '/mock/browser' },
    { text: 'On a port', link: '/mock/serve' },
    { text: 'Docker', link: '/mock/docker' },
    { text: 'Other languages', link: '/mock/other-languages' },
    { text: 'State', link: '/mock/state' },
    { text: 'Faults and time', link: '/mock/faults-and-time' },
    { text: 'Requests', link: '/mock/requests' },
    { text: 'Is it like your Workbench?', link: '/mock/profile' },
  ],
}

const MIGRATE: DefaultTheme.SidebarItem = {
  text: 'Migrate from',
  items: [
    { text: 'handwritten MSW handlers', link: '/migrate/msw-handlers' },
    { text: 'pyexclient', link: '/migrate/pyexclient' },
    { text: 'curl scripts', link: '/migrate/curl' },
  ],
}

const PACKAGES: DefaultTheme.SidebarItem = {
  text: 'Packages',
  items: [
    'client',
    'client/rotation',
    'client/opentelemetry',
    'mock',
    'mock/vitest',
    'mock/jest',
    'mock/playwright',
    'mock/msw',
    'mock/browser',
    'mock/remote',
    'mock/conformance',
    'mock/data',
  ].map(name => ({ text: name, link: `/reference/api/${name}` })),
}

const PROGRAMS: DefaultTheme.SidebarItem = {
  text: 'Programs',
  items: [
    { text: 'workbench-keys', link: '/reference/workbench-keys' },
    { text: 'workbench-mock', link: '/reference/workbench-mock' },
  ],
}

const HTTP: DefaultTheme.SidebarItem = {
  text: 'HTTP',
  items: [
    { text: 'HTTP API', link: '/reference/http' },
    { text: 'Control API', link: '/reference/control' },
  ],
}

const ACCURACY: DefaultTheme.SidebarItem = {
  text: 'Accuracy',
  items: [
    { text: 'Known and guessed', link: '/accuracy/' },
    { text: 'Rules', link: '/accuracy/rules' },
    { text: 'Wire format', link: '/accuracy/wire-format' },
    { text: 'Assumptions', link: '/accuracy/assumptions' },
    { text: 'jsonapi-server', link: '/accuracy/jsonapi-server' },
    { text: 'Other clients', link: '/accuracy/other-clients' },
  ],
}

const PROJECT: DefaultTheme.SidebarItem = {
  text: 'Project',
  items: [
    { text: 'Security', link: '/project/security' },
    { text: 'Decisions', link: '/decisions/' },
    { text: 'Benchmarks', link: '/project/benchmarks' },
    { text: 'Changelog', link: '/project/changelog' },
  ],
}

export const GUIDES = [START, CLIENT, ROTATE, MOCK, MIGRATE]
export const REFERENCE = [PACKAGES, PROGRAMS, HTTP, ACCURACY, PROJECT]
