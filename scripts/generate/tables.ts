import { readFile } from 'node:fs/promises'
import { ASSUMPTIONS } from '../../packages/mock/src/assumptions.ts'
import { RULES } from '../../packages/mock/src/rules/catalogue.ts'

const TABLES = {
  rules: table(
    ['rule', 'what it says', 'known from'],
    Object.entries(RULES).map(([id, { sentence, mark }]) => [`\`${id}\``, sentence, mark]),
  ),
  assumptions: table(
    ['switch', 'default', 'alternative', 'why'],
    Object.entries(ASSUMPTIONS).map(([name, row]) => [
      `\`${name}\``,
      `\`${row.default}\``,
      `\`${row.alternative}\``,
      row.because,
    ]),
  ),
}

/** The document with each table as the code has it now. */
export async function withTables(path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  return Object.entries(TABLES).reduce(
    (document, [name, rows]) =>
      document.replace(
        new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${rows}\n<!-- /${name} -->`,
      ),
    text,
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
