global
    log 127.0.0.1 local1 notice
    stats socket /var/run/haproxy.sock mode 600 level admin
    stats socket ipv4@0.0.0.0:9999 level admin
    stats timeout 30s

defaults
    log global
    mode http
    option httplog
    timeout connect 5000
    timeout client 50000
    timeout server 50000

# The page that shows the servers and how they are
@STATISTICS@
    stats enable
    stats uri /
    stats hide-version

# Clients ask here
frontend localnodes
    bind *:80
    default_backend nodes

# and one of these answers, each in its turn
backend nodes
    balance roundrobin
    option forwardfor
    http-request set-header X-Forwarded-Port %[dst_port]
    option httpchk HEAD /
@TEMPLATE_SERVERS@
