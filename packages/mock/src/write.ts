import type { Answer } from './answer.ts'
import type { Body } from './body.ts'
import type { Chance } from './chance.ts'
import { commandFor } from './commands.ts'
import { isObject } from './json.ts'
import { linkageDocument, writtenDocument } from './json-api/document.ts'
import type { Setting } from './json-api/setting.ts'
import type { ResourceType } from './model.ts'
import type { AnyRecord } from './records.ts'
import { Refusal } from './refusals.ts'
import type { Route, Target } from './routes.ts'
import { logIn } from './rules/log-in.ts'
import { relate } from './rules/relate.ts'
import type { Context } from './rules/rule.ts'
import type { Store } from './store.ts'
import { validateData, validateLogin } from './validate.ts'
import type { World } from './world.ts'

const STATUS = { POST: 201, PATCH: 200, DELETE: 204, GET: 200 } as const

/** Answers a POST, PATCH or DELETE on records: validate, rule, commit, encode. */
export function writeRecord(
  setting: Setting,
  target: Target,
  record: AnyRecord | undefined,
  body: Body,
  context: Context,
): Answer | Refusal {
  const { route } = target
  const deletes = route.method === 'DELETE'
  const valid = deletes ? { data: undefined } : validateData(route, typed(body, target.type, context))
  if (valid instanceof Refusal) return valid
  const outcome = commandFor(route.operation)(setting.store, record, valid.data, context)
  if (outcome instanceof Refusal) return outcome
  setting.store.commit(outcome.changes)
  const document = deletes ? {} : { document: writtenDocument(setting, outcome.record, outcome.secret) }
  return { status: STATUS[route.method], ...document }
}

/** The body, with the type that its URL says where what it says itself is overlooked. */
function typed(body: Body, type: ResourceType, { assumptions }: Context): Body {
  if (assumptions.bodyType === 'must-match' || body.kind !== 'json' || !isObject(body.value)) return body
  const { data } = body.value
  return isObject(data) ? { ...body, value: { ...body.value, data: { ...data, type } } } : body
}

/** Answers a POST, PATCH or DELETE on a relationship to one. */
export function writeRelationship(
  setting: Setting,
  { route, relation }: Extract<Target, { relation: string }>,
  record: AnyRecord,
  body: Body,
  context: Context,
): Answer | Refusal {
  const valid = route.method === 'DELETE' ? { data: null } : validateData(route, body)
  if (valid instanceof Refusal) return valid
  const outcome = relate(setting.store, record, relation, valid.data as { id: string } | null, context)
  if (outcome instanceof Refusal) return outcome
  setting.store.commit(outcome.changes)
  const status = route.method === 'POST' ? 201 : 200
  return { status, document: linkageDocument(setting, outcome.record, relation) }
}

/** Answers a login, in plain JSON. */
export function writeSession(world: World, route: Route, body: Body, otpHeader: string | undefined): Answer | Refusal {
  const login = validateLogin(route, body)
  if (login instanceof Refusal) return login
  const { username = '', password = '', otp = otpHeader } = login
  const outcome = logIn(world.store, { username, password }, { ...moment(world), otp: judgeOtp(world, otp) })
  if (outcome instanceof Refusal) return outcome
  world.store.commit(outcome.changes)
  return { status: 200, document: outcome.session, mediaType: 'application/json' }
}

/** The world as a rule may know it at this moment. */
export function moment({ store, clock, chance, assumptions }: World) {
  return {
    now: clock.now(),
    newId: (...taken: string[]) => newId(store, chance, taken),
    newSecret: () => chance.newSecret(),
    assumptions,
  }
}

/** `delete-final`: an id is given once, also where somebody has named one before that chance comes to. */
function newId(store: Store, chance: Chance, taken: readonly string[]): string {
  const id = chance.newId()
  return store.isSpent(id) || taken.includes(id) ? newId(store, chance, taken) : id
}

export function judgeOtp({ otp }: World, given: string | undefined): Context['otp'] {
  if (given === undefined) return 'missing'
  return given === otp ? 'right' : 'wrong'
}
