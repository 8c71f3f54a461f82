#!/bin/sh
# Serf runs this when members leave or fail. Standard input: a line a member, with name, address, role and tags,
# separated by tabs.
set -eu
tab=$(printf '\t')

while IFS=$tab read -r name address role _; do
  printf '%s %s: %s, address %s, role %s\n' \
    "$(date -u +%FT%T.%3NZ)" "${SERF_EVENT#member-}" "$name" "$address" "$role"
done >> /var/log/serf.log
