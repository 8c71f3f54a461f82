# The Docker Engine of this machine: found, started, stopped; part of bin/setup.
# shellcheck shell=bash disable=SC2154 # variables of bin/setup

pid_file=$state/dockerd.pid
engine_log=$state/dockerd.log
engine_mark=--label=ait-lab.state=$state # on the command line of the dockerd that is ours

# Sets engine_status (0 answers, 1 none there, 3 no use in starting one) and engine_says.
ask_engine() {
  engine_status=0
  engine_says=$(node "$root/dist/program/ping.js") || engine_status=$?
}

# Whether an engine is there that has one of these images.
engine_has_image() {
  ((engine_status == 0)) && node "$root/dist/program/ping.js" "$@" >/dev/null
}

start_engine() {
  {
    lock 8
    ask_engine # another setup, or the installation itself, may have started one
    if ((engine_status == 1)); then
      may_be_root || fail "Docker Engine is not running; to start it: sudo systemctl start docker, or sudo dockerd"
      if [[ -d /run/systemd/system ]]; then start_by_systemd; else start_dockerd; fi
    fi
  } 8>"$state/setup.lock"
  ((engine_status == 0)) || fail "$engine_says"
}

start_by_systemd() {
  say "starting Docker Engine (systemctl start docker)"
  if ! logged as_root systemctl start docker; then
    as_root journalctl --no-pager --unit docker --lines 15 >>"$log" 2>&1 || true
    fail_with_log "systemd could not start Docker Engine"
  fi
  ask_engine
}

# No init system here: dockerd runs in the background, in a session of its own.
start_dockerd() {
  say "starting Docker Engine (dockerd in the background, log in $engine_log; bin/setup --stop ends it)"
  mount_cgroups
  local pid
  pid=$(in_background "$engine_log" dockerd "$engine_mark")
  echo "$pid" >"$pid_file"
  await_engine "$pid" "$engine_log"
}

mount_cgroups() {
  grep -qE '^[^ ]+ [^ ]+ cgroup2? ' /proc/self/mounts ||
    logged as_root mount -t cgroup2 cgroup2 /sys/fs/cgroup || true
}

# Starts a command as root, detached from terminal and caller, and prints its process id.
in_background() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  as_root bash -c 'cd /; log=$1; shift; setsid "$@" </dev/null >"$log" 2>&1 8>&- & echo $!' bash "$@"
}

# Watches until the engine answers or the process with that log has ended. At the default socket status 3 is an answer,
# a refusal; an engine of one's own, which DOCKER_HOST names, has it until its socket is there.
await_engine() {
  local pid=$1 its_log=$2 deadline=$((SECONDS + 30))
  while ask_engine && ((engine_status != 0)) && [[ $engine_status == 1 || -n $own_engine ]]; do
    is_alive "$pid" || fail_with_log "dockerd ended" "$its_log"
    ((SECONDS < deadline)) || fail_with_log "dockerd did not answer within 30 s ($engine_says)" "$its_log"
    sleep 0.05
  done
}

stop_engine() {
  local pid
  if ! pid=$(cat "$pid_file" 2>/dev/null); then
    say "no Docker Engine started by bin/setup is running"
  elif ! is_dockerd "$pid" "$engine_mark"; then
    say "the Docker Engine that bin/setup had started is gone (process $pid is another one, or none: left alone)"
  else
    end_dockerd "$pid" "$engine_mark"
    say "Docker Engine stopped"
  fi
  rm -f "$pid_file"
}

end_dockerd() {
  local pid=$1 mark=$2 deadline=$((SECONDS + 40))
  # shellcheck disable=SC2016 # expanded by the inner shell, whose builtin kill needs no package
  kill "$pid" 2>/dev/null || as_root bash -c 'kill "$1"' bash "$pid"
  while is_dockerd "$pid" "$mark"; do
    ((SECONDS < deadline)) || fail "dockerd (process $pid) has not ended within 40 s of SIGTERM"
    sleep 0.05
  done
}

# Whether that process is a dockerd with that word on its command line: a process id may have been used again.
is_dockerd() {
  local words
  words=$(command_line "$1")
  [[ ${words%%$'\n'*} =~ (^|/)dockerd$ ]] && grep -qxF -- "$2" <<<"$words"
}

# A process that has ended but was not collected by its parent has no command line any more.
is_alive() {
  [[ -n $(command_line "$1") ]]
}

command_line() {
  [[ $1 =~ ^[0-9]+$ ]] || return 0
  { tr '\0' '\n' <"/proc/$1/cmdline"; } 2>/dev/null || true
}
