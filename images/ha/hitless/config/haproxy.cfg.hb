global
    log stdout format raw local0
    maxconn 2000                  # bounds the memory
    nbthread 2                    # as many on every machine
    hard-stop-after 10s           # a worker that has been replaced ends after this at the latest
    mworker-max-reloads 8         # and no more of them than this live at the same time: it bounds the memory, too
    httpclient.ssl.verify none    # HAProxy's own client is not used: a reload need not read all certificates
    stats socket /run/haproxy/admin.sock mode 600 level admin
    stats socket ipv4@127.0.0.1:9999 level admin
    stats timeout 60s             # an admin connection that says nothing is closed
    server-state-file /run/haproxy/server-state

defaults
    mode http
    log global
    option httplog
    option dontlognull            # a connection without a request is not worth a line
    option dontlog-normal         # nor is a request to which nothing happened
    option idle-close-on-response # a replaced worker closes a connection with an answer, never between two requests
    load-server-state-from-file global # health is not forgotten at a reload
    timeout connect 75ms          # backends are one bridge away: who does not answer by then is gone
    timeout check 1s              # an application may be slow for so long
    timeout client 60s
    timeout server 60s
    timeout http-request 10s
    retries 5                     # several backends may die at the same time
    option redispatch 1           # each new attempt goes to another one

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

# The web applications that are alive. Between reloads the service `backends` changes them through the admin socket, and
# keeps this file equal to the table
backend nodes
    balance roundrobin
    option forwardfor                                       # X-Forwarded-For: the client's address
    http-request set-header X-Forwarded-Port %[dst_port]
    option httpchk HEAD /
    # A request whose backend dies is sent to another one; what may not be repeated, only if nothing of it was sent.
    # A frozen backend says nothing at all: whose check fails after a second owes no answer after four
    retry-on conn-failure empty-response junk-response response-timeout
    acl may-be-repeated method GET HEAD OPTIONS TRACE
    http-request set-timeout server 4s if may-be-repeated
    http-request disable-l7-retry unless may-be-repeated
{{#each nodes}}
    server {{name}} {{address}}:{{../port}} {{../parameters}}
{{/each}}
