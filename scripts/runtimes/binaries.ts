import { readFileSync } from 'node:fs'

const INSTALLED = 'test/runtimes/node_modules'

/**
 * The lowest version of Node that the packages support. It is installed as `node-22.12`, so if the version changes, the runtime
 * is reported as missing.
 */
const lowest = JSON.parse(readFileSync('packages/mock/package.json', 'utf8')).engines.node.replace('>=', '')

export const NODE_26 = 'node_modules/node/bin/node'
const installed = (version: string) => ({ name: `Node ${version}`, binary: `${INSTALLED}/node-${version}/bin/node` })
export const LOWEST_NODE = installed(lowest)
export const NODES = [LOWEST_NODE, installed('22'), installed('24'), { name: 'Node 26', binary: NODE_26 }]

export const BUN = `${INSTALLED}/.bin/bun`
export const DENO = `${INSTALLED}/.bin/deno`
