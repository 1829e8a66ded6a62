/** How a program reaches the mock. */
export interface Snippet {
  readonly label: string
  readonly language: 'shell' | 'typescript' | 'python'
  readonly code: string
}

/** The header with the key for curl. `printf` is part of the shell, so that no process has the key in its arguments. */
export const KEY_FOR_CURL = `printf 'Authorization: Bearer %s' "$WORKBENCH_API_KEY" | curl -H @-`

/** Asks for the key, so that it is not in the history of the shell. For bash and zsh. */
export const READ_KEY = 'read -rs WORKBENCH_API_KEY && export WORKBENCH_API_KEY'

/** Programs that read the organization, which every API key can. They run as they are, and read the key from the environment variable `WORKBENCH_API_KEY`. */
export const snippetsFor = (baseUrl: string): readonly Snippet[] => [
  {
    label: 'curl',
    language: 'shell',
    code: `${KEY_FOR_CURL} '${baseUrl}/api/v2/organizations'`,
  },
  {
    label: 'TypeScript',
    language: 'typescript',
    code: `import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench({ baseUrl: '${baseUrl}' })
for await (const { name } of workbench.organizations.list()) console.log(name)`,
  },
  {
    label: 'Python',
    language: 'python',
    code: `import json, os, urllib.request

request = urllib.request.Request(
    "${baseUrl}/api/v2/organizations",
    headers={"Authorization": "Bearer " + os.environ["WORKBENCH_API_KEY"]},
)
with urllib.request.urlopen(request) as response:
    for organization in json.load(response)["data"]:
        print(organization["attributes"]["name"])`,
  },
]

/** The content of an .env file. */
export const envFile = (baseUrl: string, key: string): string =>
  `WORKBENCH_BASE_URL=${baseUrl}\nWORKBENCH_API_KEY=${key}\n`
