#!/bin/sh
# Serf runs this when members join. Standard input: a line a member, with name, address, role and tags,
# separated by tabs.
set -eu
tab=$(printf '\t')

while IFS=$tab read -r name address role _; do
  printf '%s join: %s, address %s, role %s\n' "$(date -u +%FT%T.%3NZ)" "$name" "$address" "$role"

  # Each member overwrites what the one before has left.
  printf '%s %s\n' "$name" "$address" | render /config/haproxy.cfg.hb > /tmp/haproxy.cfg.new
  mv /tmp/haproxy.cfg.new /tmp/haproxy.cfg
done >> /var/log/serf.log 2>&1
