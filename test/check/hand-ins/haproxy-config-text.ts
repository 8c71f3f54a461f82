import type { Node } from './world.js';

/** A configuration of the lab's balancer with a line `server` for each of `servers`; `more` are lines that follow them. */
export function haproxyConfigText(servers: readonly Node[], more: readonly string[] = []): string {
  return `# What the balancer does for everybody
global
    stats socket /var/run/haproxy.sock mode 600 level admin
    stats socket ipv4@0.0.0.0:9999 level admin
    stats timeout 30s
    log 127.0.0.1 local1 notice

defaults
    log     global
    mode    http
    option  httplog
    option  dontlognull
    timeout connect 5000
    timeout client  50000
    timeout server  50000

listen stats *:1936
    stats enable
    stats uri /
    stats hide-version

frontend localnodes
    bind *:80
    mode http
    default_backend nodes

backend nodes
    mode http
    option httpchk HEAD /
    balance roundrobin
    option forwardfor
    http-request set-header X-Forwarded-Port %[dst_port]

    # The list of nodes
${servers.map((node) => `    server ${node.short} ${node.address}:3000 check\n\n`).join('')}${more.map((line) => `    ${line}\n`).join('')}
    # End of the list
`;
}

/** The servers of the configuration that the image of `ha` starts with. */
export const placeholderServers = ['server s1 <s1>:3000 check', 'server s2 <s2>:3000 check'];
