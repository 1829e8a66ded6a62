MOCK=${WORKBENCH_MOCK_URL:-http://127.0.0.1:4010}
JSON='content-type: application/json'
curl --fail $MOCK/__mock__                       # URL, tokens, one-time code
curl --fail -X POST $MOCK/__mock__/reset
curl --fail -H "$JSON" -d '{"scenario": "stale-keys"}' $MOCK/__mock__/scenarios
curl --fail -H "$JSON" -d '{"days": 91}' $MOCK/__mock__/clock/advance
curl --fail -H "$JSON" -d '{"on": "POST /api_keys", "times": 1, "status": 503}' $MOCK/__mock__/faults
curl --fail "$MOCK/__mock__/requests?rule=read-only"
