for file in old.env .env; do
  sed 's/^WORKBENCH_API_KEY=/Authorization: Bearer /' $file |
    curl --silent --output /dev/null --write-out "$file %{http_code}\n" --header @- $WORKBENCH_BASE_URL/api/v2/organizations
done
