# Debian's and Ubuntu's packages; part of bin/setup.
# shellcheck shell=bash disable=SC2154 # variables of bin/setup

# Says what it will install, asks on a terminal, installs.
install_packages() {
  if ! is_like debian || ! have apt-get; then
    fail "please install: $(in_words "$@")"
  fi
  say "to be installed with apt-get: $*"
  agrees || fail "nothing was installed; to do it yourself: apt-get install $*"
  may_be_root || fail "this needs root or sudo; as root: apt-get install $*"
  logged as_root apt-get -o DPkg::Lock::Timeout=300 update ||
    say "warning: apt-get update failed for some source (see $log)"
  logged as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install --yes --no-install-recommends "$@" || fail_with_log "apt-get could not install $*"
  hash -r
}

agrees() {
  [[ -z $yes && -t 0 ]] || return 0
  local answer
  read -r -p "Install them now? [Y/n] " answer || return 1
  [[ -z $answer || $answer == [yY]* ]]
}

# What packages mean where they have other names.
in_words() {
  local package words=()
  for package in "$@"; do
    case $package in
      docker.io) words+=("Docker Engine (https://docs.docker.com/engine/install)") ;;
      chromium) words+=("Chrome or Chromium") ;;
      iproute2) words+=("iproute2") ;;
    esac
  done
  local IFS=,
  printf '%s' "${words[*]}"
}

# A way to a base image when no registry has one: bootstrapping it from Debian's packages.
wants_mmdebstrap() {
  ! have mmdebstrap && is_like debian && ! engine_has_image "${AIT_LAB_BASE:-debian:trixie-slim}" ait-lab/debian:trixie
}

# Whether this system is the given one or descends from it.
is_like() {
  local ID='' ID_LIKE=''
  [[ -r /etc/os-release ]] || return 1
  # shellcheck source=/dev/null
  source /etc/os-release
  [[ " $ID $ID_LIKE " == *" $1 "* ]]
}

may_be_root() {
  ((EUID == 0)) || { have sudo && as_root true; }
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif [[ -t 0 || -t 2 ]]; then
    sudo -- "$@"
  else
    sudo -n -- "$@"
  fi
}
