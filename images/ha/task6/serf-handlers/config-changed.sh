#!/bin/sh
# Hangs up on HAProxy's service: its run script starts a new process with the new configuration.
exec s6-svc -h /var/run/s6/services/haproxy
