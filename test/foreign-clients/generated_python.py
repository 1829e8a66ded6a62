"""Uses the Python client that openapi-generator generates from openapi/.

It pages and filters with the parameters with brackets in their names.
"""
import json
import os
import sys
from datetime import datetime

sys.path.insert(0, os.environ['WORKBENCH_CLIENT'])
import openapi_client as workbench  # noqa: E402
from openapi_client.exceptions import ApiException  # noqa: E402


class Client:
    """A client with one token."""

    def __init__(self, token=None):
        api = workbench.ApiClient(workbench.Configuration(host=os.environ['WORKBENCH_URL']))
        api.configuration.access_token = token
        self.accounts = workbench.ServiceAccountsApi(api)
        self.keys = workbench.APIKeysApi(api)
        self.organizations = workbench.OrganizationsApi(api)
        self.login = workbench.LoginApi(api)


admin = Client(os.environ['WORKBENCH_ADMIN'])


def rejected(status, title, call, *args, **options):
    """Expects the client's own exception, with the contract's error document in it."""
    try:
        call(*args, **options)
    except ApiException as error:
        document = json.loads(error.body)
        assert (error.status, document['errors'][0]['title']) == (status, title), (error.status, document)
        return document['errors'][0]['detail']
    raise AssertionError('{} was not rejected'.format(title))


def lists():
    page = admin.accounts.list_service_accounts(page_limit=2)
    assert (page.meta.page.limit, page.meta.page.total, len(page.data)) == (2, 4, 2)
    assert page.links.next and page.links.last and page.links.prev is None
    rest = admin.accounts.list_service_accounts(page_limit=2, page_offset=2)
    assert len({each.id for each in page.data + rest.data}) == 4
    count = admin.accounts.list_service_accounts(page_limit=0)
    assert count.meta.page.total == 4

    [deployer] = admin.accounts.list_service_accounts(filter_display_name=['deployer']).data
    assert deployer.attributes.role == 'organization_analyst'
    assert isinstance(deployer.attributes.created_at, datetime)
    several = admin.accounts.list_service_accounts(filter_display_name=['deployer', ':read-only'])
    assert several.meta.page.total == 2
    own = admin.keys.list_api_keys(filter_service_account=[deployer.id], filter_created_at=['>2025-12-31', '<2026-02-01'])
    assert [key.attributes.name for key in own.data] == ['old']

    for newest_first in (['-created_at', 'id'], ['-created_at,id']):
        names = [key.attributes.name for key in admin.keys.list_api_keys(sort=newest_first).data]
        assert names[-1] == 'old', names
    oldest_first = admin.keys.list_api_keys(sort=['+created_at', '+id'])
    assert oldest_first.data[0].attributes.name == 'old'

    # Reads the raw document, because this client first parses every included record as an actor, regardless of its type.
    answer = admin.keys.list_api_keys(
        filter_name=['old'], include='service_account,created_by', _preload_content=False)
    document = json.loads(answer.data)
    included = {each['type']: each['id'] for each in document['included']}
    assert included['service_accounts'] == deployer.id
    assert document['data'][0]['relationships']['created_by']['data']['id'] == included['actors']


def manages():
    created = admin.accounts.create_service_account(workbench.ServiceAccountCreate(
        data=workbench.ServiceAccountCreateData(
            type='service_accounts',
            attributes=workbench.ServiceAccountCreateDataAttributes(
                display_name='python', role=workbench.AssignableRole.ANALYST, restrictions=[]))))
    account = admin.accounts.get_service_account(created.data.id).data
    assert (account.attributes.display_name, account.attributes.active) == ('python', True)

    key = admin.keys.create_api_key(workbench.ApiKeyCreate(
        data=workbench.ApiKeyCreateData(
            type='api_keys',
            attributes=workbench.ApiKeyCreateDataAttributes(name='deploy'),
            relationships=workbench.ApiKeyCreateDataRelationships(
                service_account=linkage(workbench.ServiceAccountLinkage, account))))).data
    holder = Client(key.attributes.access_token)
    assert admin.keys.get_api_key(key.id).data.attributes.access_token is None
    assert holder.organizations.list_organizations().meta.page.total == 1

    echoed = workbench.ServiceAccountUpdate(data=workbench.ServiceAccountUpdateData(
        type='service_accounts',
        id=account.id,
        attributes=workbench.ServiceAccountUpdateDataAttributes(display_name='python 2'),
        relationships=workbench.ServiceAccountCreateDataRelationships(
            organization=account.relationships.organization)))
    assert admin.accounts.update_service_account(account.id, echoed).data.attributes.display_name == 'python 2'

    activate(account, False)
    rejected(401, 'Authentication Failed', holder.organizations.list_organizations)
    assert admin.keys.get_api_key(key.id).data.attributes.active is False
    activate(account, True)
    assert holder.organizations.list_organizations().meta.page.total == 1

    organization = admin.accounts.get_service_account_organization(account.id).data
    related = admin.accounts.get_service_account_organization_relationship(account.id).data
    assert organization.id == related.id == account.relationships.organization.data.id
    keys = admin.accounts.list_service_account_api_keys(account.id)
    identifiers = admin.accounts.get_service_account_api_keys_relationship(account.id)
    assert [each.id for each in keys.data] == [each.id for each in identifiers.data] == [key.id]
    same = admin.accounts.update_service_account_organization_relationship(
        account.id, linkage(workbench.OrganizationLinkage, organization))
    assert same.data.id == organization.id

    assert admin.keys.delete_api_key_with_http_info(key.id)[1] == 200
    rejected(401, 'Authentication Failed', holder.organizations.list_organizations)
    assert admin.accounts.delete_service_account_with_http_info(account.id)[1] == 200
    rejected(404, 'Requested resource does not exist', admin.accounts.get_service_account, account.id)


def linkage(kind, record):
    return kind(data={'type': record.type, 'id': record.id})


def activate(account, active):
    update = workbench.ServiceAccountUpdate(data=workbench.ServiceAccountUpdateData(
        type='service_accounts', attributes=workbench.ServiceAccountUpdateDataAttributes(active=active)))
    assert admin.accounts.update_service_account(account.id, update).data.attributes.active is active


def is_rejected():
    analyst = Client(os.environ['WORKBENCH_ANALYST'])
    reader = Client(os.environ['WORKBENCH_READ_ONLY_ADMIN'])
    account = reader.accounts.list_service_accounts(page_limit=1).data[0]
    rejected(401, 'Authentication Failed', Client('nobody').accounts.list_service_accounts)
    rejected(403, 'Forbidden', analyst.accounts.list_service_accounts)
    rejected(403, 'Forbidden', reader.accounts.delete_service_account, account.id)
    rejected(403, 'Invalid sort', admin.accounts.list_service_accounts, sort=['colour'])
    rejected(403, 'Invalid inclusion', admin.accounts.list_service_accounts, include='colour')
    key = admin.keys.list_api_keys(filter_name=['old']).data[0]
    promoted = workbench.ApiKeyUpdate(data=workbench.ApiKeyUpdateData(
        type='api_keys', attributes=workbench.ApiKeyUpdateDataAttributes(role='organization_admin')))
    issues = rejected(403, 'Param validation failed', admin.keys.update_api_key, key.id, promoted)
    assert issues[0]['path'] == ['role'], issues
    rejected(404, 'Requested resource does not exist', admin.keys.get_api_key, 'none')


def logs_in():
    login = {'username': os.environ['WORKBENCH_USER'], 'password': os.environ['WORKBENCH_PASSWORD']}
    anonymous = Client()
    rejected(401, 'Authentication Failed', anonymous.login.login, workbench.LoginRequest(**login))
    session = anonymous.login.login(workbench.LoginRequest(otp=os.environ['WORKBENCH_OTP'], **login))
    assert (session.token_type, session.expires_in) == ('bearer', 46800)
    assert Client(session.access_token).accounts.list_service_accounts().meta.page.total == 4


for step in (lists, manages, is_rejected, logs_in):
    step()
