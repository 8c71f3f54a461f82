daemon off;
worker_processes 2;             # as many as HAProxy's threads
worker_shutdown_timeout 5s;     # HAProxy's hard-stop-after
error_log /dev/stderr error;
pid /run/nginx/nginx.pid;

events {
    worker_connections 2000;
}

http {
    access_log off;
    client_body_temp_path /tmp/nginx-body;
    proxy_temp_path /tmp/nginx-proxy;
    fastcgi_temp_path /tmp/nginx-fastcgi;
    scgi_temp_path /tmp/nginx-scgi;
    uwsgi_temp_path /tmp/nginx-uwsgi;
    default_type text/plain;

    # The manual's way to kept connections: a pool for each worker, HTTP/1.1, and no header Connection.
    # The zone lets the workers take turns together and know of each other's failures.
    # What fails is tried at the next server; that is nginx's default for what may be repeated. One that failed gets
    # another try after a second, as often as HAProxy checks its servers: nginx's own ten would keep it idle for long.
{{#if nodes}}
    upstream nodes {
        zone nodes 256k;
{{#each nodes}}
        server {{address}}:3000 fail_timeout=1s;
{{/each}}
        keepalive 32;
    }
{{/if}}

    server {
        listen 80 backlog=4096;
        location / {
{{#if nodes}}
            proxy_pass http://nodes;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Port $server_port;
            proxy_connect_timeout 2s;
{{else}}
            return 503;
{{/if}}
        }
    }

    # The servers of the workers that answer now, in the form of HAProxy's statistics: nginx itself has none.
    server {
        listen 1936;
        location / {
            return 200 "# pxname,svname,status,check_status\n{{#each nodes}}nodes,{{name}},UP,L7OK\n{{/each}}";
        }
    }
}
