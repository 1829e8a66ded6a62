import { count, type Report, type Result } from '@workbench-sdk/conformance/report'
import XMLBuilder from 'fast-xml-builder'

/** Milliseconds. */
const SECOND = 1_000
/** What XML 1.0 has no way to say: control characters, and halves of a pair. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu

/** A report as JUnit XML: a suite for each section, a difference as a failure, all that was not looked at as skipped. */
export function junitOf(report: Report): string {
  const sections = [...Map.groupBy(report.results, ({ section }) => section)]
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'workbench-mock conformance',
      ...sums(report.results),
      testsuite: sections.map(([name, results]) => ({
        '@name': name,
        '@hostname': new URL(report.baseUrl).host,
        '@timestamp': report.startedAt,
        ...sums(results),
        testcase: results.map(result => testCase(name, result)),
      })),
    },
  }
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
  })
  return builder.build(document)
}

function sums(results: readonly Result[]) {
  const { differs, skipped, 'not applicable': notApplicable } = count({ results })
  return {
    '@tests': results.length,
    '@failures': differs,
    '@skipped': skipped + notApplicable,
    '@time': results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / SECOND,
  }
}

function testCase(section: string, { id, mark, says, milliseconds, verdict, at, expected, came, because }: Result) {
  const text = (value: unknown) =>
    `${typeof value === 'string' ? value : JSON.stringify(value)}`.replaceAll(NOT_IN_XML, '\ufffd')
  return {
    '@classname': `${section}.${mark}`,
    '@name': `${id}: ${says}`,
    '@time': milliseconds / SECOND,
    ...(verdict === 'differs' && {
      failure: { '@message': text(at), '#text': `expected ${text(expected)}\ncame ${text(came)}` },
    }),
    ...(because !== undefined && { skipped: { '@message': `${verdict}: ${because}` } }),
  }
}
