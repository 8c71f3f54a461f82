#!/usr/bin/env bash
# Serf calls this and gives a line for each member on standard input: name, address, role, tags.

echo "Member join script triggered" >>/var/log/serf.log

while read -r NAME ADDRESS MEMBER_ROLE TAGS; do
  echo "Member join event received from: $NAME with role $MEMBER_ROLE" >>/var/log/serf.log

  if [ "$MEMBER_ROLE" = backend ]; then
    echo "$NAME $ADDRESS" >"/nodes/$NAME"
  fi
done

# All that are there, as a list in JSON.
LIST=
for FILE in /nodes/*; do
  [ -f "$FILE" ] || continue
  read -r HOST IP <"$FILE"
  LIST="$LIST${LIST:+,}{\"host\":\"$HOST\",\"ip\":\"$IP\"}"
done

handlebars --addresses "[$LIST]" </config/haproxy.cfg.hb >/usr/local/etc/haproxy/haproxy.cfg
