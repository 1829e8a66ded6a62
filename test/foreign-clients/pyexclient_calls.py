"""Uses pyexclient, Expel's own client, as its examples do, as far as the contract has the resources."""
import os
from datetime import datetime, timedelta

from pyexclient.workbench import (
    WorkbenchClient, contains, flag, gt, include, limit, lt, neq, notnull, relationship, sort, startswith, window)
from requests.exceptions import HTTPError

URL = os.environ['WORKBENCH_URL']
key = WorkbenchClient(URL, token=os.environ['WORKBENCH_ADMIN'], prompt_on_delete=False)


def logs_in():
    """With the form, in two phases: without the code, then with it."""
    person = WorkbenchClient(
        URL, username=os.environ['WORKBENCH_USER'], password=os.environ['WORKBENCH_PASSWORD'],
        mfa_code=os.environ['WORKBENCH_OTP'])
    assert len(list(person.organizations.search())) == 1
    rejected('Incorrect one-time code.', lambda: WorkbenchClient(
        URL, username=os.environ['WORKBENCH_USER'], password=os.environ['WORKBENCH_PASSWORD'], mfa_code='x'))


def rejected(message, call):
    """Expects the exception of pyexclient, with the message of the response."""
    try:
        call()
    except HTTPError as error:
        assert message in str(error), error
        return
    raise AssertionError('{} was not rejected'.format(message))


def reads():
    [organization] = key.organizations.search()
    assert key.organizations.get(id=organization.id).name == organization.name
    assert key.api_keys.search().count() == len(list(key.api_keys.search())) > 1
    assert key.api_keys.search(name='nothing').count() == 0
    assert list(key.api_keys.search(name='nothing')) == []
    [old] = key.api_keys.search(name='old')
    assert old.organization.id == organization.id
    assert old.created_by.actor_type in ('organization', 'service', 'system', 'user')
    assert key.api_keys.search(name='old').one_or_none().id == old.id
    for filters in (
        [startswith('ol'), None], [contains('LD'), None], [None, lt('2026-06-01')],
        [None, window('2025-12-31T00:00:00Z', '2026-01-02T00:00:00Z')],
    ):
        name, created_at = filters
        query = {'name': name} if name else {'created_at': created_at}
        assert [each.id for each in key.api_keys.search(**query)] == [old.id], query
    assert old.id not in [each.id for each in key.api_keys.search(name=neq('old'))]
    assert key.api_keys.search(updated_at=notnull()).count() == key.api_keys.search().count()
    assert key.api_keys.search(relationship('organization.id', organization.id), name='old').count() == 1
    newest = [each.created_at for each in key.api_keys.search(sort('created_at', order='desc'))]
    assert newest == sorted(newest, reverse=True)
    # The size of a page, not of the result.
    assert len(list(key.api_keys.search(limit(2)))) == key.api_keys.search().count()
    [included] = key.api_keys.search(include('organization,created_by'), name='old')
    assert included.organization.name == organization.name
    assert key.user_accounts.search(email=os.environ['WORKBENCH_USER']).one_or_none().active
    assert key.actors.search(scope=flag('all')).count() > 1


def writes():
    """The snippets on investigative actions, and the polling of examples/jira_sync.py."""
    action = key.investigative_actions.create(
        action_type='MANUAL', title='Upload file', reason='To provide a file', status='READY_FOR_ANALYSIS')
    action = action.save()
    assert key.investigative_actions.get(id=action.id).title == 'Upload file'
    assert [each.id for each in key.investigative_actions.search(action_type='MANUAL')] == [action.id]
    since = datetime.fromisoformat(action.updated_at.replace('Z', '+00:00')) - timedelta(minutes=5)
    [polled] = key.investigative_actions.search(updated_at=gt(since.isoformat()))
    assert polled.assigned_to_actor is None or polled.assigned_to_actor.is_expel in (True, False)
    with key.investigative_actions.get(id=action.id) as changed:
        changed.status = 'COMPLETED'
        changed.results = 'All is well.'
    done = key.investigative_actions.get(id=action.id)
    assert (done.status, done.results) == ('COMPLETED', 'All is well.')

    [old] = key.api_keys.search(name='old')
    with key.api_keys.get(id=old.id) as disabled:
        disabled.active = False
    assert key.api_keys.get(id=old.id).active is False
    key.api_keys.get(id=old.id).delete(prompt_on_delete=False)
    assert key.api_keys.search(name='old').count() == 0


def is_rejected():
    rejected('Unknown token', lambda: list(WorkbenchClient(URL, token='x').organizations.search()))
    analyst = WorkbenchClient(URL, token=os.environ['WORKBENCH_ANALYST'])
    rejected('Only an Organization Admin', lambda: list(analyst.api_keys.search()))
    rejected('There is no api_keys', lambda: key.api_keys.get(id='5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11'))


for step in (logs_in, reads, writes, is_rejected):
    step()
