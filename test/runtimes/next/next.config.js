import { fileURLToPath } from 'node:url'

export default {
  cacheComponents: Boolean(process.env.CACHE_COMPONENTS),
  // The client is a package of the repository.
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
}
