import { Workbench } from '@workbench-sdk/client'
import { Suspense } from 'react'

export default function Page() {
  return (
    <Suspense fallback="Loading…">
      <Keys />
    </Suspense>
  )
}

// Next.js renders this during the build only, unless it sends a request that must not be cached.
async function Keys() {
  const { total } = await new Workbench().apiKeys.list()
  return <p>{`${total} keys`}</p>
}
