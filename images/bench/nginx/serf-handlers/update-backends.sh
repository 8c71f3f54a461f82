#!/bin/sh
# Brings /nodes and nginx's configuration in step with the backends that are alive.
# It asks Serf for the whole list, because events may come merged, in another order, or not at all.
set -eu

config=/usr/local/etc/nginx/nginx.conf

# Two of these at once would mix their lists.
exec 9< /nodes
flock 9

# A line "NAME ADDRESS" for each backend
members=$(serf members -status=alive -tag role=backend -format=json)
nodes=$(printf '%s' "$members" | jq -rf /serf-handlers/backends.jq | sort -V)

# /nodes: a file for each of them, and no others
echo "$nodes" | while read -r name address; do
  [ -n "$name" ] || continue
  echo "$name $address" > /nodes/.new
  mv /nodes/.new "/nodes/$name"
done
for file in /nodes/*; do
  echo "$nodes" | grep -q "^${file#/nodes/} " || rm -f "$file"
done

# The configuration: replaced as a whole, and only by one that nginx accepts
if ! echo "$nodes" | render /config/nginx.conf.hb > "$config.new" || ! nginx -t -q -c "$config.new"; then
  echo "configuration kept: $config.new is refused"
  exit 1
fi
if cmp -s "$config.new" "$config"; then
  rm "$config.new"
  exit 0
fi
mv "$config.new" "$config"
printf '%s configuration changed: %s\n' "$(date -u +%FT%T.%3NZ)" "$(echo "$nodes" | cut -d ' ' -f 1 | paste -sd ' ')"

exec /serf-handlers/config-changed.sh
