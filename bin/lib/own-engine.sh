# A second Docker Engine beside the machine's own, all of it in one folder; part of bin/setup.
# shellcheck shell=bash disable=SC2154 # variables of bin/setup
#
# It shares the network with the machine, so that published ports are the machine's ports, and nothing
# else: its mounts and processes live in namespaces of their own and go with it. Its rules for the
# packet filter carry a mark and stand in chains of their own (see tagged-iptables): two engines that
# share the chain DOCKER would wipe each other's rules at every start.

start_own_engine() {
  name_own_engine "$1"
  if is_dockerd "$(own_pid)" "$own_mark"; then
    echo "DOCKER_HOST=unix://$own_socket"
    return
  fi
  ((${#own_socket} <= 107)) || fail "the folder's name is too long for a Unix socket: $own_socket"
  check_node
  [[ -f $root/dist/program/ping.js ]] || prepare_program
  provide_own_packages
  may_be_root || fail "an engine of one's own needs root or sudo"

  mkdir -p "$own/bin"
  ln -sf "$root/bin/lib/tagged-iptables" "$own/bin/iptables"
  ln -sf "$root/bin/lib/tagged-iptables" "$own/bin/ip6tables"
  echo '{}' >"$own/daemon.json"
  clear_own_traces
  mount_cgroups
  add_own_bridge
  export DOCKER_HOST=unix://$own_socket
  await_engine "$(run_own_engine)" "$own/dockerd.log"
  ((engine_status == 0)) || fail "$engine_says"
  echo "DOCKER_HOST=$DOCKER_HOST"
}

stop_own_engine() {
  name_own_engine "$1"
  local pid
  pid=$(own_pid)
  if is_dockerd "$pid" "$own_mark"; then
    end_dockerd "$pid" "$own_mark"
    say "the Docker Engine in $own stopped"
  else
    say "no Docker Engine is running in $own"
  fi
  if [[ -d $own/bin ]]; then clear_own_traces; fi
}

name_own_engine() {
  own=$(realpath -m -- "$1")
  own_socket=$own/docker.sock
  own_mark=--data-root=$own/data
  own_tag=ait-$(printf '%s' "$own" | sha256sum | cut -c1-6) # names bridge, chains and rules
}

own_pid() {
  cat "$own/dockerd.pid" 2>/dev/null || true
}

provide_own_packages() {
  local missing=()
  have dockerd || missing+=(docker.io ca-certificates)
  have ip || missing+=(iproute2)
  if ((${#missing[@]})); then install_packages "${missing[@]}"; fi
}

run_own_engine() {
  in_background "$own/dockerd.log" env "PATH=$own/bin:$PATH" "AIT_LAB_ENGINE_TAG=$own_tag" \
    unshare --mount --propagation slave --pid --fork --kill-child \
    "$root/bin/lib/own-engine-inside" "$own" \
    dockerd --config-file="$own/daemon.json" "$own_mark" --host="unix://$own_socket" --group="$(id -g)" \
    --bridge="$own_tag"
}

# The engine's default bridge, with the first of our subnets that has no route yet; and, by its number, ports of its own
# for containers that leave the choice to the engine: two engines that try the same ones give up after some.
add_own_bridge() {
  local number routes
  routes=$(ip -4 route show table all)
  for number in {1..254}; do
    [[ $routes == *"10.213.$number."* ]] || break
  done
  printf '%d\t%d\n' $((33000 + number % 50 * 500)) $((33499 + number % 50 * 500)) >"$own/ports"
  as_root ip link add "$own_tag" type bridge
  as_root ip address add "10.213.$number.1/24" dev "$own_tag"
  as_root ip link set "$own_tag" up
}

# Takes away what outlives the process: socket, pid file, packet filter rules, bridges.
clear_own_traces() {
  as_root rm -f "$own/dockerd.pid" "$own_socket"
  local family bridge bridges=("$own_tag")
  for family in iptables ip6tables; do
    have "$family-save" || continue
    while read -r bridge; do bridges+=("$bridge"); done < <(own_rules "$family" | grep -oE 'br-[0-9a-f]{12}' | sort -u)
    own_rules "$family" | as_root "$family-restore" --noflush --wait
  done
  for bridge in "${bridges[@]}"; do
    if ip link show dev "$bridge" >/dev/null 2>&1; then as_root ip link delete "$bridge"; fi
  done
}

# What deletes our rules and then our chains, as input for iptables-restore.
own_rules() {
  as_root "$1-save" | awk -v tag="$own_tag" -v chain=":AIT${own_tag#ait-}" '
    /^\*/ { print }
    /^-A/ && index($0, "--comment " tag) { sub(/^-A/, "-D"); print }
    index($0, chain) == 1 { chains = chains "-X " substr($1, 2) "\n" }
    /^COMMIT/ { printf "%s", chains; chains = ""; print }'
}
