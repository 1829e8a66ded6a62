// Installs the Debian packages required by the checks: the browsers, and the tools of the foreign clients.

import { BROWSER_PACKAGES } from './browsers/browsers.ts'
import { DEBIAN_PACKAGES } from './foreign-clients/clients.ts'
import { installDebianPackages } from './system-packages.ts'

await installDebianPackages([...BROWSER_PACKAGES, ...DEBIAN_PACKAGES])
