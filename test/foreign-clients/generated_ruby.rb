# Uses the Ruby client that openapi-generator generates from openapi/. Filters over relationships are not in the contract, so this
# program passes them as `query_params`.
require 'json'

$LOAD_PATH.unshift File.join(ENV.fetch('WORKBENCH_CLIENT'), 'lib')
require 'openapi_client'

# A client with one token.
class Client
  attr_reader :accounts, :keys, :organizations, :actions, :login

  def initialize(token = nil)
    configuration = OpenapiClient::Configuration.new
    configuration.scheme, configuration.host = ENV.fetch('WORKBENCH_URL').split('://')
    configuration.access_token = token
    # The contract has repeated names. The client's default is sort[0]=…&sort[1]=….
    configuration.params_encoding = :multi
    api = OpenapiClient::ApiClient.new(configuration)
    @accounts = OpenapiClient::ServiceAccountsApi.new(api)
    @keys = OpenapiClient::APIKeysApi.new(api)
    @organizations = OpenapiClient::OrganizationsApi.new(api)
    @actions = OpenapiClient::InvestigativeActionsApi.new(api)
    @login = OpenapiClient::LoginApi.new(api)
  end
end

ADMIN = Client.new(ENV.fetch('WORKBENCH_ADMIN'))

def check(what, holds)
  raise "Expected that #{what}" unless holds
end

# Expects the client's own error, with the contract's error document in it.
def rejected(status, title)
  yield
rescue OpenapiClient::ApiError => e
  error = JSON.parse(e.response_body).fetch('errors').first
  check "#{e.code} #{error['title']} is #{status} #{title}", [e.code, error['title']] == [status, title]
  error['detail']
else
  raise "#{title} was not rejected"
end

def lists
  page = ADMIN.accounts.list_service_accounts(page_limit: 2)
  check 'a page has its size', [page.data.size, page.meta.page.limit, page.meta.page.total] == [2, 2, 4]
  rest = ADMIN.accounts.list_service_accounts(page_limit: 2, page_offset: 2)
  check 'pages differ', (page.data + rest.data).map(&:id).uniq.size == 4
  count = ADMIN.accounts.list_service_accounts(page_limit: 0)
  check 'a limit of 0 counts', count.meta.page.total == 4

  deployer, = ADMIN.accounts.list_service_accounts(filter_display_name: ['deployer']).data
  check 'times are times', deployer.attributes.created_at.is_a?(Time) || deployer.attributes.created_at.is_a?(DateTime)
  related = { 'filter[service_account][display_name]' => 'deployer' }
  old, = ADMIN.keys.list_api_keys(filter_name: ['old'], query_params: related).data
  check 'filters go over relationships', old.relationships.service_account.data.id == deployer.id
  window = ADMIN.keys.list_api_keys(filter_created_at: ['>2025-12-31', '<2026-02-01'])
  check 'a repeated filter is a window', window.data.map(&:id) == [old.id]
  several = ADMIN.accounts.list_service_accounts(filter_display_name: ['deployer', ':read-only'])
  check 'repeated equality is a choice', several.data.size == 2

  [['-created_at', 'id'], ['-created_at,id']].each do |newest_first|
    check 'lists are sorted', ADMIN.keys.list_api_keys(sort: newest_first).data.last.id == old.id
  end
  trimmed = ADMIN.keys.list_api_keys(filter_name: ['old'], fields: { api_keys: 'name' })
  check 'fields trim', [trimmed.data.first.attributes.name, trimmed.data.first.attributes.active] == ['old', nil]

  # Reads the raw document, because this client first parses every included record as an actor, regardless of its type.
  raw = ADMIN.keys.list_api_keys(filter_name: ['old'], include: 'service_account,created_by', return_type: 'Object')
  included = raw[:included].to_h { |each| [each[:type], each[:id]] }
  creator = raw[:data].first.dig(:relationships, :created_by, :data, :id)
  check 'related records are included', included == { 'service_accounts' => deployer.id, 'actors' => creator }
end

def manages
  create = OpenapiClient::ServiceAccountCreate.new(data: {
    type: 'service_accounts', attributes: { display_name: 'ruby', role: OpenapiClient::AssignableRole::ADMIN }
  })
  account = ADMIN.accounts.create_service_account(create).data
  check 'an account is read', ADMIN.accounts.get_service_account(account.id).data.attributes.display_name == 'ruby'

  key = ADMIN.keys.create_api_key(OpenapiClient::ApiKeyCreate.new(data: {
    type: 'api_keys', attributes: { name: 'deploy' },
    relationships: { service_account: { data: { type: 'service_accounts', id: account.id } } }
  })).data
  holder = Client.new(key.attributes.access_token)
  check 'the secret is shown once', ADMIN.keys.get_api_key(key.id).data.attributes.access_token.nil?
  check 'the key works', holder.accounts.list_service_accounts.meta.page.total == 5

  # Sends back every to-one relationship that is not read-only.
  echoed = key.relationships.to_hash.reject { |_, each| each.dig(:meta, :readOnly) != false }
  check 'there is something to echo', echoed.keys.sort == %i[organization service_account]
  renamed = ADMIN.keys.update_api_key(key.id, OpenapiClient::ApiKeyUpdate.new(
    data: { type: 'api_keys', id: key.id, attributes: { name: 'deploy 2' }, relationships: echoed }
  ))
  check 'name and display name go together', renamed.data.attributes.display_name == 'deploy 2'

  activate(account, false)
  rejected(401, 'Authentication Failed') { holder.accounts.list_service_accounts }
  activate(account, true)
  check 'the key works again', holder.accounts.list_service_accounts.meta.page.total == 5

  check 'a related record', ADMIN.keys.get_api_key_service_account(key.id).data.id == account.id
  check 'a relationship', ADMIN.keys.get_api_key_service_account_relationship(key.id).data.id == account.id
  check 'related records', ADMIN.accounts.list_service_account_api_keys(account.id).data.map(&:id) == [key.id]

  # Some clients send a body with DELETE. The server ignores it.
  body = { data: { type: 'api_keys', id: key.id } }
  _, status, = ADMIN.keys.delete_api_key_with_http_info(key.id, body: body)
  check 'a key is deleted', status == 200
  rejected(401, 'Authentication Failed') { holder.accounts.list_service_accounts }
  _, status, = ADMIN.accounts.delete_service_account_with_http_info(account.id)
  check 'an account is deleted', status == 200
  rejected(404, 'Requested resource does not exist') { ADMIN.accounts.get_service_account(account.id) }
end

def activate(account, active)
  update = OpenapiClient::ServiceAccountUpdate.new(data: { type: 'service_accounts', attributes: { active: active } })
  changed = ADMIN.accounts.update_service_account(account.id, update)
  check 'an account is switched', changed.data.attributes.active == active
end

def assigns_and_clears
  actions = Client.new(ENV.fetch('WORKBENCH_ANALYST')).actions
  action = actions.create_investigative_action(OpenapiClient::InvestigativeActionCreate.new(data: {
    type: 'investigative_actions',
    attributes: { title: 'Look', action_type: 'MANUAL', reason: 'It is odd.' }
  })).data
  check 'nobody is assigned', action.relationships.assigned_to_actor.data.nil?
  someone = { data: { type: 'actors', id: action.relationships.created_by.data.id } }
  assigned = actions.update_investigative_action_assigned_to_actor_relationship(action.id, someone)
  check 'somebody is assigned', assigned.data.id == someone[:data][:id]
  cleared = actions.remove_investigative_action_assigned_to_actor_relationship(action.id)
  check 'nobody is assigned again', cleared.data.nil?
end

def is_rejected
  analyst, reader = %w[ANALYST READ_ONLY_ADMIN].map { |who| Client.new(ENV.fetch("WORKBENCH_#{who}")) }
  rejected(401, 'Authentication Failed') { Client.new('nobody').accounts.list_service_accounts }
  rejected(403, 'Forbidden') { analyst.accounts.list_service_accounts }
  rejected(403, 'Forbidden') { reader.accounts.delete_service_account('any') }
  rejected(403, 'Invalid filter') { ADMIN.accounts.list_service_accounts(query_params: { 'filter[colour]' => 'red' }) }
  rejected(403, 'Invalid sort') { ADMIN.accounts.list_service_accounts(sort: ['colour']) }
  rejected(403, 'Invalid inclusion') { ADMIN.accounts.list_service_accounts(include: 'colour') }
  rejected(403, 'Invalid field resource') { ADMIN.accounts.list_service_accounts(fields: { colours: 'red' }) }
  rejected(404, 'Requested resource does not exist') { ADMIN.keys.get_api_key('none') }
end

def logs_in
  who = { username: ENV.fetch('WORKBENCH_USER'), password: ENV.fetch('WORKBENCH_PASSWORD') }
  login = Client.new.login
  rejected(401, 'Authentication Failed') { login.login(OpenapiClient::LoginRequest.new(who)) }
  session = login.login(OpenapiClient::LoginRequest.new(who.merge(otp: ENV.fetch('WORKBENCH_OTP'))))
  check 'the session works', Client.new(session.access_token).accounts.list_service_accounts.meta.page.total == 4
end

lists
manages
assigns_and_clears
is_rejected
logs_in
