// Measures the memory of a mock on a port, and of a process with clients, after minutes or an hour of calls.
import { setTimeout } from 'node:timers/promises'
import { Child } from './child.ts'
import type { Memory } from './memory/measured.ts'
import { formatted } from './results/formatted.ts'
import type { Report, Row } from './results/report.ts'

const LIMITS = { heap: 1.2, rss: 1.3 }
/**
 * Returns how long calls are made before the first measurement, in seconds: memory for compilation, caches and the list of recorded
 * requests is not a leak. On a busy machine, 20 seconds are too short: the heap was smaller five minutes later.
 */
const warmUpOf = (minutes: number) => Math.max(20, 2 * minutes)
const SAMPLES = 12
const MIB = 2 ** 20
const EXPLANATION =
  'the engine keeps compiled code and fragments of freed memory; the limit is the same for a minute and for an hour.'

interface Sample {
  readonly mock: Memory
  readonly client: Memory
}

export async function benchMemory({ minutes }: { minutes: number }): Promise<Report> {
  const samples = await measure(minutes)
  const duration = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return {
    title: 'Memory',
    method: `Five programs in one process call a mock on a port for ${duration}, without a pause: they create, use, rename, rotate and delete keys, disable and enable accounts, and make calls that fail. Memory is measured after garbage collection, for the first time after ${warmUpOf(minutes)} seconds. \`npm run nightly\` does so for an hour (\`npm run bench -- memory --minutes 60\`).`,
    rows: [
      growthOf('the mock: heap', samples, ({ mock }) => mock.heap, LIMITS.heap),
      growthOf('the mock: resident set', samples, ({ mock }) => mock.rss, LIMITS.rss),
      growthOf('the clients: heap', samples, ({ client }) => client.heap, LIMITS.heap),
      growthOf('the clients: resident set', samples, ({ client }) => client.rss, LIMITS.rss),
    ],
    limits:
      'A leak of 100 bytes for each request would more than double the heap within an hour, with a hundred requests a second.',
    chart: {
      kind: 'lines',
      title: `The heap during ${duration} of calls`,
      unit: 'MiB, after garbage collection',
      steps: { label: 'minutes', values: samples.map((_, index) => formatted((index * minutes) / SAMPLES)) },
      series: [
        { label: 'the mock', values: samples.map(({ mock }) => mock.heap / MIB) },
        { label: 'the clients', values: samples.map(({ client }) => client.heap / MIB) },
      ],
    },
  }
}

function growthOf(name: string, samples: readonly Sample[], bytesOf: (sample: Sample) => number, limit: number): Row {
  const mebibytes = samples.map(sample => bytesOf(sample) / MIB)
  const [first, last] = [mebibytes.at(0) ?? Number.NaN, mebibytes.at(-1) ?? Number.NaN]
  const peer = { name: 'at the beginning', value: first, ratio: last / first }
  return { name, value: last, unit: 'MiB', peer, limit, explanation: EXPLANATION }
}

/** Measures the memory at the beginning, at intervals, and at the end. */
async function measure(minutes: number): Promise<readonly Sample[]> {
  await using children = new AsyncDisposableStack()
  const mock = children.use(new Child('memory/mock.ts'))
  const { url, token } = await mock.receive<{ url: string; token: string }>()
  const client = children.use(new Child('memory/consumer.ts'))
  client.send({ url, token })
  const sample = async (): Promise<Sample> => ({
    mock: await mock.request<Memory>({}),
    client: await client.request<Memory>({}),
  })
  await setTimeout(warmUpOf(minutes) * 1_000)
  const samples = [await sample()]
  for (let taken = 0; taken < SAMPLES; taken++) {
    await setTimeout((minutes * 60_000) / SAMPLES)
    samples.push(await sample())
  }
  return samples
}
