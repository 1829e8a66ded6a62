import { countOutcomes, type Report, type Result } from '@workbench-sdk/conformance/report'
import XMLBuilder from 'fast-xml-builder'

/** A second, in milliseconds. */
const SECOND = 1_000
/** Characters that XML 1.0 cannot contain: control characters and unpaired surrogates. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu

/** Formats a report as JUnit XML, with one suite per section. Cases that are not applicable are reported as skipped. */
export function formatJunit(report: Report): string {
  const sections = [...Map.groupBy(report.results, ({ section }) => section)]
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'workbench-mock conformance',
      ...totals(report.results),
      testsuite: sections.map(([name, results]) => ({
        '@name': name,
        '@hostname': new URL(report.baseUrl).host,
        '@timestamp': report.startedAt,
        ...totals(results),
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

function totals(results: readonly Result[]) {
  const { failed, skipped, 'not applicable': notApplicable } = countOutcomes({ results })
  return {
    '@tests': results.length,
    '@failures': failed,
    '@skipped': skipped + notApplicable,
    '@time': results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / SECOND,
  }
}

function testCase(section: string, result: Result) {
  const { id, evidence, title, milliseconds, outcome, at, expected, actual, reason } = result
  const format = (value: unknown) =>
    `${typeof value === 'string' ? value : JSON.stringify(value)}`.replaceAll(NOT_IN_XML, '\ufffd')
  return {
    '@classname': `${section}.${evidence}`,
    '@name': `${id}: ${title}`,
    '@time': milliseconds / SECOND,
    ...(outcome === 'failed' && {
      failure: { '@message': format(at), '#text': `expected ${format(expected)}\nactual ${format(actual)}` },
    }),
    ...(reason !== undefined && { skipped: { '@message': `${outcome}: ${reason}` } }),
  }
}
