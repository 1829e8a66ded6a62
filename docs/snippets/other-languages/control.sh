MOCK=${WORKBENCH_MOCK_URL:-http://127.0.0.1:4010}
JSON='content-type: application/json'
curl --fail-with-body $MOCK/__mock__
curl --fail-with-body -X POST $MOCK/__mock__/reset
curl --fail-with-body -H "$JSON" -d '{"scenario": "stale-keys"}' $MOCK/__mock__/scenarios
curl --fail-with-body -H "$JSON" -d '{"days": 91}' $MOCK/__mock__/clock/advance
curl --fail-with-body -H "$JSON" -d '{"on": "POST /api_keys", "times": 1, "status": 503}' $MOCK/__mock__/faults
curl --fail-with-body "$MOCK/__mock__/requests?rule=read-only"
