// Creates and disables a key before it reads the URL, which is how Next.js 14 recognizes a handler that must run on each request.
import { Workbench } from '@workbench-sdk/client'

export async function GET({ nextUrl }) {
  const workbench = new Workbench()
  const serviceAccount = await workbench.serviceAccounts.list().first()
  const { id } = await workbench.apiKeys.create({ serviceAccount, name: 'from-next' })
  await workbench.apiKeys.disable(id)
  return Response.json({ id, query: nextUrl.search })
}
