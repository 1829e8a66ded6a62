import fc from 'fast-check'

/** A JSON Schema, with the keywords that the document of the control API uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly examples?: readonly unknown[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
}

/** Values of other types, and unusual ones. Some of them match a schema without limits. */
const ODD = [
  null,
  true,
  false,
  -1,
  0,
  0.5,
  1e300,
  2 ** 53,
  '',
  '\0',
  '1',
  'x'.repeat(300),
  [],
  {},
  [null],
  { extra: 1 },
]

/** Lengths that are greater than most limits. */
const LARGE = [256, 1_001, 10_001, 20_001]

const TIMES = [
  ...['2026-11-22T18:49:00Z', '2026-11-22T18:49:00.123456789+05:30', '2028-02-29T00:00:00Z'],
  ...['0001-01-01T00:00:00Z', '9998-12-31T23:59:59.999Z', '0000-12-31T23:59:59Z', '9999-01-01T00:00:00Z'],
  ...['0001-01-01T00:00:00+01:00', '9998-12-31T23:59:59-01:00', '2026-11-22T18:49:60Z', '2026-12-31T23:59:60Z'],
  ...['2026-11-22t18:49:00z', '2026-11-22 18:49:00Z', '2026-11-22T18:49Z', '2026-11-22T18:49:00', '2026-11-22'],
  ...['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T18:49:00.1234567890Z'],
  ...['2026-11-22T18:49:00.Z', '2026-11-22T18:49:00+24:00', '2026-11-22T18:49:00-0100', '+2026-11-22T18:49:00Z'],
]

const IDS = [
  ...['5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11', '5D1F1F4E-8A55-4A0E-9F2B-6D1F3F0A7B11', 'x'],
  ...['00000000-0000-0000-0000-000000000000', 'urn:uuid:5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11'],
]

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  'date-time': TIMES,
  email: [
    'robin@example.com',
    'ROBIN@EXAMPLE.COM',
    'robin',
    'robin@localhost',
    'a b@example.com',
    `${'x'.repeat(300)}@a.de`,
  ],
  uuid: IDS,
}

/** Generates values that match the schemas of a document, and values that differ from a match in one or a few places. */
export class AnyValue {
  readonly #resolve: ($ref: string) => Schema

  constructor(resolve: ($ref: string) => Schema) {
    this.#resolve = resolve
  }

  /** A value for a schema. */
  of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    return fc.oneof(
      { weight: 30, arbitrary: this.#matching(this.#resolved(schema), depth) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(...ODD) },
    )
  }

  /** A value in which a part is replaced with another value for the schema of that part. */
  near(schema: Schema, value: unknown): fc.Arbitrary<unknown> {
    return fc.infiniteStream(fc.nat(999)).chain(picks => this.#replaced(schema, value, () => picks.next().value ?? 0))
  }

  /**
   * The values that differ from a value in one location: another type, a value at or beyond a limit, or another member.
   */
  *deviations(schema: Schema, value: unknown): Generator<unknown> {
    const alternatives = this.#alternatives(schema)
    for (const each of [...ODD, ...alternatives.flatMap(other => valuesAround(other, value))]) yield each
    if (typeof value !== 'object' || value === null) return
    // The second item of an array has the schema of the first.
    const parts = Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined)
    for (const [name, part] of parts) {
      const inner = alternatives.map(each => (Array.isArray(value) ? each.items : partOf(each, name))).find(Boolean)
      for (const each of this.deviations(inner ?? {}, part)) {
        yield Array.isArray(value) ? value.with(Number(name), each) : { ...value, [name]: each }
      }
    }
  }

  #alternatives(schema: Schema): Schema[] {
    const { anyOf, oneOf, ...rest } = this.#resolved(schema)
    return (anyOf ?? oneOf)?.flatMap(each => this.#alternatives(each)) ?? [rest]
  }

  #replaced(schema: Schema, value: unknown, pick: () => number): fc.Arbitrary<unknown> {
    const resolved = this.#resolved(schema)
    const entries = Object.entries(Object(value) as object)
    if (typeof value !== 'object' || entries.length === 0 || pick() < 200) return this.of(resolved)
    const [name = '', part] = entries[pick() % entries.length] ?? []
    const inner = Array.isArray(value) ? resolved.items : partOf(resolved, name)
    return this.#replaced(inner ?? {}, part, pick).map(each =>
      Array.isArray(value) ? value.with(Number(name), each) : { ...value, [name]: each },
    )
  }

  #resolved({ $ref, ...siblings }: Schema): Schema {
    return $ref === undefined ? siblings : { ...this.#resolved(this.#resolve($ref)), ...siblings }
  }

  #matching(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const alternatives = schema.anyOf ?? schema.oneOf
    if (alternatives) return fc.oneof(...alternatives.map(each => this.of(each, depth)))
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const types = [schema.type ?? []].flat()
    return types.length === 0 ? fc.jsonValue() : fc.oneof(...types.map(type => this.#ofType(type, schema, depth)))
  }

  #ofType(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return anyString(schema)
      case 'integer':
      case 'number':
        return anyNumber(schema)
      case 'boolean':
        return fc.boolean()
      case 'array':
        return this.#array(schema, depth)
      case 'object':
        return this.#object(schema, depth)
      default:
        return fc.constant(null)
    }
  }

  #array({ items = {}, minItems = 0, maxItems }: Schema, depth: number): fc.Arbitrary<unknown> {
    const item = this.of(items, depth + 1)
    const few = fc.array(item, { maxLength: depth > 3 ? 1 : 3 })
    const counts = maxItems === undefined ? [] : [maxItems, maxItems + 1]
    const bounds = fc.constantFrom(
      Math.max(0, minItems - 1),
      minItems,
      ...counts,
      ...(depth < 2 ? LARGE.slice(0, 2) : []),
    )
    return fc.oneof(
      { weight: 9, arbitrary: few },
      { weight: 1, arbitrary: fc.tuple(item, bounds).map(([each, count]) => Array(count).fill(each)) },
    )
  }

  /** An object with the required members, and a few of the others. */
  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): fc.Arbitrary<unknown> {
    const isRecursive = depth > 6
    const others = Object.keys(properties).filter(name => !required.includes(name))
    const chosen = fc
      .subarray(others, { maxLength: isRecursive ? 0 : Math.min(4, others.length) })
      .chain(optional =>
        fc.record(
          Object.fromEntries(
            [...required, ...optional].map(name => [name, this.of(properties[name] ?? {}, depth + 1)]),
          ),
        ),
      )
    const other = typeof additionalProperties === 'object' ? this.of(additionalProperties, depth + 1) : fc.constant(1)
    const more = fc.dictionary(fc.string({ maxLength: 5 }), other, { maxKeys: 2 })
    return fc.oneof(
      { weight: 20, arbitrary: chosen },
      { weight: typeof additionalProperties === 'object' ? 20 : 1, arbitrary: merged(chosen, more) },
      { weight: 1, arbitrary: fc.tuple(chosen, fc.nat(9)).map(([object, index]) => without(object, index)) },
    )
  }
}

/** The values of a type whose schema limits the values. */
function valuesAround(schema: Schema, value: unknown): unknown[] {
  const { minimum, maximum, minItems = 0, maxItems, properties = {}, format = '', enum: values = [] } = schema
  if (typeof value === 'string') return [...values, ...(FORMATS[format] ?? []), ...stringsAround(schema)]
  if (typeof value === 'number') {
    return [minimum, maximum].flatMap(each => (each === undefined ? [] : [each - 1, each, each + 1, each - 0.5]))
  }
  if (Array.isArray(value)) {
    const counts = [minItems - 1, minItems, ...(maxItems === undefined ? [] : [maxItems, maxItems + 1]), 1_001]
    return counts.filter(count => count >= 0).map(count => Array(count).fill(value[0]))
  }
  if (typeof value !== 'object' || value === null) return values.slice()
  const names = Object.keys(value)
  const others = Object.keys(properties).filter(name => !names.includes(name))
  return [
    ...names.map((_, index) => without(value, index)),
    ...[...others, 'extra', '__proto__'].map(name => Object.fromEntries([...Object.entries(value), [name, 1]])),
  ]
}

function stringsAround({ minLength = 0, maxLength, examples = [] }: Schema): unknown[] {
  const limits = maxLength === undefined ? [] : [maxLength, maxLength + 1]
  const lengths = [minLength - 1, minLength, ...limits, ...LARGE].filter(length => length >= 0)
  return [...examples, ...lengths.flatMap(length => ['x'.repeat(length), '😀'.repeat(length)])]
}

const partOf = ({ properties, additionalProperties }: Schema, name: string): Schema | undefined =>
  properties?.[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)

const merged = (object: fc.Arbitrary<object>, more: fc.Arbitrary<object>) =>
  fc.tuple(object, more).map(([first, second]) => ({ ...first, ...second }))

const without = (object: object, index: number) =>
  Object.fromEntries(Object.entries(object).filter((_, each) => each !== index))

function anyString({ format = '', pattern, examples = [], minLength = 0, maxLength }: Schema): fc.Arbitrary<unknown> {
  const formatted = FORMATS[format]
  if (formatted) return fc.constantFrom(...formatted)
  const known = examples.length > 0 ? [fc.constantFrom(...examples)] : []
  const matching = pattern === undefined ? [] : [fc.stringMatching(new RegExp(pattern))]
  const limits = [minLength - 1, minLength, ...(maxLength === undefined ? [] : [maxLength, maxLength + 1])]
  const lengths = fc.oneof(fc.constantFrom(...limits.filter(each => each >= 0)), fc.constantFrom(...LARGE))
  // A character outside the basic plane has two code units.
  const bounds = fc.tuple(fc.constantFrom('x', '😀', '\ud800', '"'), lengths).map(([each, count]) => each.repeat(count))
  return fc.oneof(fc.string({ maxLength: 8, unit: 'grapheme' }), ...known, ...known, ...matching, ...matching, bounds)
}

function anyNumber({ type, minimum, maximum }: Schema): fc.Arbitrary<unknown> {
  const bounds = [minimum ?? -1e300, maximum ?? 1e300].flatMap(each => [each - 1, each, each + 1])
  const usual = fc.integer({
    min: Math.max(minimum ?? -9, -9),
    max: Math.min(maximum ?? 1_000, (minimum ?? 0) + 1_000),
  })
  const fraction = type === 'integer' ? [0.5] : [0.25, 1e-9]
  return fc.oneof({ weight: 3, arbitrary: usual }, fc.constantFrom<unknown>(...bounds, ...fraction, -0, 2 ** 53))
}
