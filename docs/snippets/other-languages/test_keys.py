import os

import pytest
import requests

URL = os.environ.get("WORKBENCH_MOCK_URL", "http://127.0.0.1:4010")


@pytest.fixture
def mock():
    world = os.environ.get("PYTEST_XDIST_WORKER", "default")  # parallel workers have separate worlds
    control = f"{URL}/__world__/{world}/__mock__"
    requests.post(f"{control}/reset").raise_for_status()
    return requests.get(control).json()


def test_an_analyst_cannot_add_a_key(mock):
    session = requests.Session()
    session.headers["authorization"] = f"Bearer {mock['tokens']['analyst']}"
    response = session.post(f"{mock['url']}/api/v2/api_keys", json={"data": {"type": "api_keys"}})
    assert response.status_code == 403
    assert response.headers["x-workbench-mock-rule"] == "admin-only"
