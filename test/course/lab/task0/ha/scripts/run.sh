#!/bin/bash
rsyslogd -c5

@SED@
haproxy -f /usr/local/etc/haproxy/haproxy.cfg -p /var/run/haproxy.pid
