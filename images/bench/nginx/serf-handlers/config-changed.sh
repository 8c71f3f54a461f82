#!/bin/sh
# Hangs up on nginx: it starts new workers with the new configuration and lets the old ones finish.
exec s6-svc -h /var/run/s6/services/nginx
