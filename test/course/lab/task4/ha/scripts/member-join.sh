#!/usr/bin/env bash
# Serf calls this and gives a line for each member on standard input: name, address, role, tags.

echo "Member join script triggered" >>/var/log/serf.log

while read -r NAME ADDRESS MEMBER_ROLE TAGS; do
  echo "Member join event received from: $NAME with role $MEMBER_ROLE" >>/var/log/serf.log

  # The last one to come is the one that stays in the file.
  handlebars --name "$NAME" --ip "$ADDRESS" </config/haproxy.cfg.hb >/tmp/haproxy.cfg
done
