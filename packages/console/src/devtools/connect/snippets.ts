/** Code that calls the mock from a program. */
export interface Snippet {
  readonly label: string
  readonly language: 'shell' | 'typescript' | 'python'
  readonly code: string
}

/** Passes the key to curl as a header. `printf` is a shell builtin, so the key does not appear in any process's arguments. */
export const KEY_FOR_CURL = `printf 'Authorization: Bearer %s' "$WORKBENCH_API_KEY" | curl -H @-`

/** Prompts for the key in bash or zsh, which keeps it out of the shell history. */
export const READ_KEY = 'read -rs WORKBENCH_API_KEY && export WORKBENCH_API_KEY'

/**
 * Returns programs that read the organization, which every API key is allowed to do. They run unmodified, and read the key from
 * the environment variable `WORKBENCH_API_KEY`.
 */
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

/** Returns the content of an `.env` file. */
export const envFile = (baseUrl: string, key: string): string =>
  `WORKBENCH_BASE_URL=${baseUrl}\nWORKBENCH_API_KEY=${key}\n`
