#!/bin/sh
# Serf runs this when members join. Standard input: a line a member, with name, address, role and tags,
# separated by tabs.
set -eu
tab=$(printf '\t')
exec >> /var/log/serf.log 2>&1

while IFS=$tab read -r name address role _; do
  printf '%s join: %s, address %s, role %s\n' "$(date -u +%FT%T.%3NZ)" "$name" "$address" "$role"
done

exec /serf-handlers/update-backends.sh
