global
    log stdout format raw local0
    maxconn 2000          # bounds the memory
    nbthread 2            # as many on every machine
    hard-stop-after 5s    # a process that is being replaced ends after this at the latest
    stats socket /run/haproxy/admin.sock mode 600 level admin
    stats socket ipv4@:9999 level admin
    stats timeout 60s     # an admin connection that says nothing is closed

defaults
    mode http
    log global
    option httplog
    option dontlognull    # a connection without a request is not worth a line
    option dontlog-normal # nor is a request to which nothing happened
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    timeout http-request 10s

# The statistics page
listen stats
    bind :1936
    stats enable
    stats uri /

# What clients talk to
frontend localnodes
    bind :80
    default_backend nodes
    # Without any backend every request fails: under load, a line for each would say the same
    http-request set-log-level silent if { nbsrv(nodes) eq 0 } { fe_req_rate gt 20 }

# The web applications that are alive, as Serf knows them
backend nodes
    balance roundrobin
    option forwardfor                                       # X-Forwarded-For: the client's address
    http-request set-header X-Forwarded-Port %[dst_port]
    option httpchk HEAD /
    default-server inter 1s                                 # three failed checks, and a backend is down
{{#each nodes}}
    server {{name}} {{address}}:3000 check
{{/each}}
