import { requirementOf, type Section } from '@workbench-sdk/conformance/case'
import { REQUIREMENTS, type RequirementId, WIRE_REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { SECTIONS } from '@workbench-sdk/conformance/sections'
import { ASSUMPTIONS } from '@workbench-sdk/contract/assumptions'
import { EVIDENCE_LEVELS, type Requirement, RULES } from '@workbench-sdk/contract/rules'
import { SCHEMA } from '../../packages/cli/src/config/schema.ts'
import { serveCommand } from '../../packages/mock/src/cli/serve.ts'
import { type NamedScenario, SCENARIOS } from '../../packages/mock/src/fixtures/scenarios.ts'
import type { ApiKeySeed } from '../../packages/mock/src/fixtures/seed.ts'
import { DIFFERENCES } from '../../packages/mock/test/oracle/differences.ts'
import { REPOSITORY } from '../docs/links.ts'
import type { Environment } from '../environments/environment.ts'
import { ENVIRONMENTS, NOT_RUN } from '../environments/rows.ts'
import { NPM_CLIENTS } from '../foreign-clients/npm-clients.ts'
import { type Contract, operations, queryParameters } from './contract.ts'
import { table } from './table.ts'

const DAY = 86_400_000

const TABLES = {
  marks: table(['evidence', 'meaning'], Object.entries(EVIDENCE_LEVELS)),
  rules: requirements(Object.keys(RULES) as RequirementId[]),
  rows: requirements(Object.keys(WIRE_REQUIREMENTS) as RequirementId[]),
  differences: table(
    ['jsonapi-server', 'the mock', 'reason and evidence', 'e.g.'],
    Object.values(DIFFERENCES).map(({ stock, mock, reason, examples: [example = ''] }) => [
      stock,
      mock,
      reason,
      `\`${example.length > 80 ? `${example.slice(0, 80)}…` : example}\``,
    ]),
  ),
  scenarios: table(
    ['scenario', 'contents'],
    Object.entries(SCENARIOS).map(([name, { description }]) => [`\`${name}\``, description]),
  ),
  'scenario-accounts': table(
    ['scenario', 'account', 'restrictions', 'keys, with their ages in days'],
    Object.entries(SCENARIOS).flatMap(([name, scenario]) => ('n' in scenario ? [] : accountRows(name, scenario))),
  ),
  options: table(
    ['option', 'purpose', 'default'],
    serveCommand().options.map(option => [`\`${option.flags}\``, option.description, defaultOf(option)]),
  ),
  settings: table(['setting', 'value', 'purpose'], Object.entries(SCHEMA.properties).flatMap(settingRow)),
  clients: table(
    ['client', 'works', 'needs', 'runs'],
    NPM_CLIENTS.map(({ name, settings = '', limitations = {}, isNightly }) => [
      `\`${name}\``,
      works(limitations),
      settings,
      isNightly ? 'every night' : 'in CI',
    ]),
  ),
  environments: table(['environment', 'checks', 'documented failures'], ENVIRONMENTS.map(environmentRow)),
  'not-run': table(['environment', 'reason'], Object.entries(NOT_RUN)),
  assumptions: table(
    ['switch', 'default', 'alternative', 'why'],
    Object.entries(ASSUMPTIONS).map(([name, row]) => [
      `\`${name}\``,
      `\`${row.default}\``,
      row.open ? `any string, e.g. \`${row.alternative}\`` : `\`${row.alternative}\``,
      row.reason,
    ]),
  ),
}

/** Returns all tables, by name. */
export function tables(control: Contract): Readonly<Record<string, string>> {
  return { ...TABLES, control: controlTable(control) }
}

/** Returns a row for each service account of a scenario. */
function accountRows(name: string, { seed }: NamedScenario): string[][] {
  const now = new Date()
  const ageOf = ({ createdAt }: ApiKeySeed) => (now.getTime() - new Date(createdAt ?? now).getTime()) / DAY
  const { organizations = [], serviceAccounts = [] } = seed(now)
  return [...serviceAccounts, ...organizations.flatMap(each => each.serviceAccounts ?? [])].map(account => [
    `\`${name}\``,
    `\`${account.name}\`, ${account.role === 'organization_admin' ? 'admin' : 'analyst'}`,
    [account.readOnly && 'read-only', account.active === false && 'disabled'].filter(Boolean).join(', '),
    (account.keys ?? [])
      .map(key => `\`${key.name}\` ${ageOf(key)}${key.active === false ? ' (disabled)' : ''}`)
      .join(', '),
  ])
}

/** The JSON Schema keywords that describe a setting. */
interface Property {
  readonly type: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
}

/** Returns the row of a configuration setting: a property with a description, except for the list of accounts. */
function settingRow([name, property]: [string, object]): string[][] {
  const { type, description, enum: choices = [], pattern } = property as Property
  if (description === undefined || name === 'accounts') return []
  const value = choices.map(each => `\`${each}\``).join(' or ') || (pattern === undefined ? type : 'duration')
  return [[`\`${name}\``, value, description]]
}

function environmentRow({ name, checks }: Environment): readonly string[] {
  const entries = Object.entries(checks)
  const names = (fails: boolean) =>
    entries.filter(([, check]) => (check.fails !== undefined) === fails).map(([name]) => name)
  return [name, names(false).join('; '), names(true).join('; ')]
}

/** Describes the operations that work, and why the others do not. */
function works(limitations: Readonly<Record<string, string>>): string {
  const reasons = new Map(Object.entries(limitations).map(([, reason]) => [reason, [] as string[]]))
  for (const [operation, reason] of Object.entries(limitations)) reasons.get(reason)?.push(operation)
  if (reasons.size === 0) return 'all'
  const exceptions = [...reasons].map(([reason, operations]) => `${operations.join(', ')} (the client ${reason})`)
  return `all except ${exceptions.join('; ')}`
}

/** Returns a table of the control API's operations. */
function controlTable(control: Contract): string {
  return table(
    ['request', 'purpose', 'query parameters'],
    operations(control).map(({ path, method, operation }) => [
      `\`${method.toUpperCase()} ${path}\``,
      operation.summary,
      queryParameters(control, operation)
        .map(({ name }) => `\`${name}\``)
        .join(', '),
    ]),
  )
}

/** Returns a table of the requirements, with their evidence, source and tests. */
function requirements(ids: readonly RequirementId[]): string {
  return table(
    ['id', 'requirement', 'evidence', 'source', 'test'],
    ids.map(id => {
      const { description, evidence, source = '' }: Requirement = REQUIREMENTS[id]
      return [`\`${id}\``, description, evidence, source, tests(id)]
    }),
  )
}

/** Returns links to the files with test cases for the requirement. @throws if there are no test cases. */
function tests(id: RequirementId): string {
  const sections = SECTIONS.filter(({ cases }) => cases.some(each => requirementOf(each) === id))
  if (sections.length === 0) throw new Error(`Missing conformance case for ${id}.`)
  return sections.map(link).join(', ')
}

function link({ file }: Section): string {
  return `[${file}](${REPOSITORY}/blob/main/packages/conformance/src/${file})`
}

type Option = ReturnType<typeof serveCommand>['options'][number]

function defaultOf({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValueDescription !== undefined) return defaultValueDescription
  return defaultValue === undefined ? '' : `\`${defaultValue}\``
}
