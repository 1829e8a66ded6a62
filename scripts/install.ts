// Installs missing dependencies of the checks that `npm ci` does not install: from Debian, the browsers and the packages of the
// foreign clients; from npm, the other runtimes and clients. The argument `debian` or `npm` selects one source.

import { BROWSER_PACKAGES } from './browsers/browsers.ts'
import { DEBIAN_PACKAGES } from './foreign-clients/clients.ts'
import { installNpmClients } from './foreign-clients/run-npm-clients.ts'
import { installRuntimes } from './runtimes/install.ts'
import { installDebianPackages } from './system-packages.ts'

const INSTALLATIONS: Readonly<Record<string, () => Promise<void>>> = {
  debian: () => installDebianPackages([...BROWSER_PACKAGES, ...DEBIAN_PACKAGES]),
  npm: async () => {
    await installRuntimes()
    await installNpmClients()
  },
}

const [, , ...wanted] = process.argv
for (const name of wanted.length > 0 ? wanted : Object.keys(INSTALLATIONS)) {
  const install = INSTALLATIONS[name]
  if (!install) throw new Error(`Unknown source "${name}". Expected one of ${Object.keys(INSTALLATIONS).join(', ')}.`)
  await install()
}
