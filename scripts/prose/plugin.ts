// A textlint plugin for source files: it passes comments, strings, JSX text and OpenAPI descriptions to the rules. The rules
// receive a document of the same length, with all other characters replaced with spaces, so that line and column numbers stay
// correct.
import { commentsIn } from './comments.ts'
import { type Parsed, type Prose, parsed } from './prose.ts'
import { typescriptProse } from './typescript.ts'
import { yamlProse } from './yaml.ts'

interface Message {
  readonly ruleId: string
}

const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//g
const LINE_COMMENT = /(?<=^|\s)#(?!!).*/gm
const MARKUP_TEXT = /(?<=<!--)[\s\S]*?(?=-->)|(?<=>)[^<>]+(?=<\/(?:p|title|h\d|button|a|noscript))/g

const PROSE: Readonly<Record<string, (text: string) => readonly Prose[]>> = {
  '.ts': text => typescriptProse(text),
  '.tsx': text => typescriptProse(text, 'jsx'),
  '.js': text => typescriptProse(text),
  '.yaml': yamlProse,
  '.css': text => commentsIn(text, BLOCK_COMMENT),
  '.html': text => commentsIn(text, MARKUP_TEXT),
  '.sh': text => commentsIn(text, LINE_COMMENT),
  '.py': text => commentsIn(text, LINE_COMMENT),
  '.rb': text => commentsIn(text, LINE_COMMENT),
  '.pl': text => commentsIn(text, LINE_COMMENT),
}

class Processor {
  availableExtensions(): string[] {
    return Object.keys(PROSE)
  }

  processor(extension: string) {
    return {
      preProcess: (text: string): Parsed => parsed(text, PROSE[extension]?.(text) ?? []),
      postProcess: (messages: readonly Message[], filePath?: string) => ({
        messages,
        filePath: filePath ?? '<source>',
      }),
    }
  }
}

export default { Processor }
