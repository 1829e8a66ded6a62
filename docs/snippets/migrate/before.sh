auth="Authorization: Bearer $WORKBENCH_API_KEY"
keys=${WORKBENCH_BASE_URL:-https://workbench.expel.io}/api/v2/api_keys
old=$(curl --silent --globoff --header "$auth" "$keys?filter[name]=deploy" | jq --raw-output '.data[0].id')
account=$(curl --silent --header "$auth" "$keys/$old" | jq '.data.relationships.service_account')
body='{"data":{"type":"api_keys","attributes":{"name":"deploy"},"relationships":{"service_account":'$account'}}}'
curl --silent --header "$auth" --header 'content-type: application/vnd.api+json' --data "$body" "$keys" |
  jq --raw-output '"WORKBENCH_API_KEY=" + .data.attributes.access_token' > .env
curl --silent --header "$auth" --request DELETE "$keys/$old"
