#!/bin/bash
# Docker writes the address of the container into this line.
export SERVER_IP=$(awk "NR == @HOSTS_LINE@ { print \$1 }" /etc/hosts)
export SERVER_NAME=$HOSTNAME
@SERVER_TAG@
exec node /backend/app
