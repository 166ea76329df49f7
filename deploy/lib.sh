# shellcheck shell=bash
# Shared by the commands of this folder: tools, the private PostgreSQL cluster, ports, secrets and processes.
# Sourced, never run. The caller has `set -euo pipefail`.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NPM_CONFIG_UPDATE_NOTIFIER=false

say() { printf '%s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
am_root() { [ "$(id -u)" -eq 0 ]; }

# --- secrets and small files -------------------------------------------------------------------------------------

random_word() { # 24 letters and digits, so that no quoting is ever needed
  local word=''
  while [ "${#word}" -lt 24 ]; do word+=$(head -c 64 /dev/urandom | base64 -w0 | tr -dc 'A-Za-z0-9'); done
  printf '%s' "${word:0:24}"
}

random_password() { # to be typed by people: no look-alikes, and small, capital, digit and dash for any password rule
  local word=''
  until [[ $word == *[a-z]* && $word == *[A-Z]* && $word == *[2-9]* ]]; do
    word=$(head -c 256 /dev/urandom | base64 -w0 | tr -dc 'a-km-zA-HJ-NP-Z2-9')
    word=${word:0:5}-${word:5:5}-${word:10:5}
  done
  printf '%s' "$word"
}

secret() { # FILE [random_password]: the word kept in FILE, made at the first call
  if [ ! -s "$1" ]; then (umask 077 && "${2:-random_word}" >"$1.new" && mv "$1.new" "$1"); fi
  cat "$1"
}

# --- tools -------------------------------------------------------------------------------------------------------

apt_install() { # PACKAGE…
  local options=(-y -q --no-install-recommends -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=300)
  if ! am_root || ! command -v apt-get >/dev/null; then
    say "Missing on this machine: $*"
    die "type this, then run the command again:  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  fi
  say "Installing: $*"
  local log status=0 made=()
  log=$(mktemp)
  # No package may start a service of its own, and PostgreSQL no cluster: the market brings its own.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d
    made+=(/usr/sbin/policy-rc.d)
  fi
  if [ ! -e /etc/postgresql-common/createcluster.d/techmarket.conf ]; then
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/techmarket.conf
    made+=(/etc/postgresql-common/createcluster.d/techmarket.conf)
  fi
  export DEBIAN_FRONTEND=noninteractive
  # Package lists are fetched only when what is there does not do.
  apt-get install "${options[@]}" "$@" >"$log" 2>&1 </dev/null \
    || { apt-get update -q >>"$log" 2>&1 </dev/null && apt-get install "${options[@]}" "$@" >>"$log" 2>&1 </dev/null; } \
    || status=$?
  if [ "${#made[@]}" -gt 0 ]; then rm -f "${made[@]}"; fi
  if [ "$status" -ne 0 ]; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    die "could not install $*; try:  apt-get update && apt-get install $*"
  fi
  rm -f "$log"
}

need_dotnet() {
  local home="${HOME:-/root}/.dotnet"
  if ! command -v dotnet >/dev/null && [ -x "$home/dotnet" ]; then export PATH="$home:$PATH" DOTNET_ROOT="$home"; fi
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; then
    die ".NET SDK 10 is missing; type:  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
  fi
}

find_postgres() { # prints the newest folder of PostgreSQL 15 or later that has a server
  local folder version
  { ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null || true
    if command -v pg_ctl >/dev/null; then dirname "$(readlink -f "$(command -v pg_ctl)")"; fi
  } | sort -Vr | while read -r folder; do
    if [ ! -x "$folder/initdb" ] || [ ! -x "$folder/pg_ctl" ] || [ ! -x "$folder/psql" ]; then continue; fi
    version=$("$folder/pg_ctl" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    if [ "$version" -ge 15 ]; then echo "$folder"; fi
  done | sed -n 1p
}

need() { # names of tools: postgres node curl rabbitmq chromium fonts pdftotext; installs all that are missing in one go
  local tool packages=()
  for tool in "$@"; do
    case $tool in
      postgres) [ -n "$(find_postgres)" ] || packages+=(postgresql) ;;
      node)
        command -v node >/dev/null || packages+=(nodejs)
        command -v npm >/dev/null || packages+=(npm) ;;
      curl) command -v curl >/dev/null || packages+=(curl ca-certificates) ;;
      rabbitmq) [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || packages+=(rabbitmq-server) ;;
      chromium) [ -x /usr/bin/chromium ] || packages+=(chromium) ;;
      fonts) compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' >/dev/null || packages+=(fonts-noto-cjk) ;;
      pdftotext) command -v pdftotext >/dev/null || packages+=(poppler-utils) ;;
      *) die "unknown tool: $tool" ;;
    esac
  done
  if [ "${#packages[@]}" -gt 0 ]; then apt_install "${packages[@]}"; fi
  if [[ " $* " == *' postgres '* ]]; then
    postgres_bin=$(find_postgres)
    [ -n "$postgres_bin" ] || die "PostgreSQL 15 or later is needed; this system's packages bring an older one"
  fi
  if [[ " $* " == *' node '* ]] && [ "$(node --version | sed 's/v\([0-9]*\).*/\1/')" -lt 18 ]; then
    die "Node 18 or later is needed for the page assets, found $(node --version)"
  fi
}

# --- ports and processes -----------------------------------------------------------------------------------------

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { # below the range the kernel hands out to outgoing connections
  local port
  for _ in $(seq 100); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! port_taken "$port"; then echo "$port"; return 0; fi
  done
  die "no free port found on 127.0.0.1"
}

# A pid file holds the pid and its start time, so that a number used again by another process is never killed.
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'; } # nothing for one that is dead but not yet buried

remember_process() { printf '%s %s\n' "$2" "$(started_at "$2")" >"$1"; } # FILE PID

running_process() { # FILE: prints the pid when that very process lives
  local pid start
  [ -s "$1" ] || return 1
  read -r pid start <"$1" || return 1
  if [ -n "$start" ] && [ "$(started_at "$pid")" = "$start" ]; then echo "$pid"; else return 1; fi
}

listens() { # PID PORT: does that very process listen there?
  local inode
  while read -r inode; do
    if [ -n "$(find "/proc/$1/fd" -lname "socket:\[$inode\]" 2>/dev/null)" ]; then return 0; fi
  done < <(awk -v port="$(printf ':%04X$' "$2")" '$4 == "0A" && $2 ~ port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
  return 1
}

stop_process() { # FILE SECONDS: asks it to end, insists after SECONDS
  local pid
  if pid=$(running_process "$1"); then
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq $(($2 * 10))); do
      running_process "$1" >/dev/null || break
      sleep 0.1
    done
    if running_process "$1" >/dev/null; then kill -KILL "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$1"
}

# A program in a process group of its own: Ctrl-C reaches only the script, which then ends it in order.
run_child() {
  local status=0
  setsid "$@" 9>&- </dev/null &
  child=$!
  wait "$child" || status=$?
  child=
  return "$status"
}
kill_child() {
  if [ -z "${child:-}" ]; then return 0; fi
  kill -TERM -- "-$child" 2>/dev/null || true
  for _ in $(seq 50); do
    kill -0 -- "-$child" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL -- "-$child" 2>/dev/null || true
  child=
}

# A shell that starts a command in the background makes it deaf to Ctrl-C for good; begin again with open ears.
hear_signals() { # "$@"
  if [ -z "${TECHMARKET_HEARS:-}" ] && env --default-signal=INT true 2>/dev/null; then
    TECHMARKET_HEARS=1 exec env --default-signal=INT,TERM "$0" "$@"
  fi
  unset TECHMARKET_HEARS
}

# --- building ----------------------------------------------------------------------------------------------------

# Nothing stays behind in memory after a build.
build_options=(--nologo -v q -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false)

quiet_build() { # PROJECT OPTION…: says nothing unless it fails
  local log status=0
  say "Building $1"
  log=$(mktemp)
  run_child dotnet build "$checkout/$1" "${build_options[@]}" "${@:2}" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then tail -n 40 "$log" >&2; fi
  rm -f "$log"
  [ "$status" -eq 0 ] || die "the build failed"
}

market_program=$checkout/services/AllInOne/bin/Release/net10.0/TechMarket.AllInOne.dll

sources_print() { # changes whenever a file that the build reads changes
  (cd "$checkout" && find services Directory.Build.props Directory.Packages.props global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -path services/Portal/wwwroot \) -prune -o \
    -type f -printf '%p %T@ %s\n' | LC_ALL=C sort | sha256sum)
}

build_market() { # skipped when the last build saw the same sources
  local stamp=$checkout/services/AllInOne/obj/deploy-run.stamp print
  print=$(sources_print)
  if [ -f "$market_program" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$print" ]; then return 0; fi
  rm -f "$stamp"
  quiet_build services/AllInOne -c Release
  echo "$print" >"$stamp"
}

# --- the data folder ---------------------------------------------------------------------------------------------

open_data() { # DIR: sets $data; only an empty folder or one of our own is taken
  mkdir -p "$1"
  data=$(cd "$1" && pwd -P)
  if [ ! -e "$data/techmarket-data" ]; then
    if [ -n "$(ls -A "$data")" ] && [ "$data" != "$checkout/.market" ]; then
      die "$data is neither empty nor a data folder of the market; choose another one"
    fi
    chmod 711 "$data" # others may pass through (the cluster's user must), not look
    echo 'Data of a TechMarket. deploy/run --reset deletes everything in this folder.' >"$data/techmarket-data"
  fi
}

lock_data() { # one command at a time per data folder; released by unlock_data or at the end
  exec 9>"$data/lock"
  flock -w 300 9 || die "another command has been busy on $data for 5 minutes"
}
unlock_data() { exec 9>&-; }

use_running_market() { # DIR: reads the settings of the market that runs on this data folder
  [ -e "$1/techmarket-data" ] || die "no market runs on $1; start it with:  deploy/run"
  data=$(cd "$1" && pwd -P)
  running_process "$data/market.pid" >/dev/null || die "no market runs on $data; start it with:  deploy/run"
  set -a
  # shellcheck disable=SC1091
  . "$data/market.env"
  set +a
}

reset_data() { # everything in the data folder, and the database also where it lies outside
  local entry
  if [ -s "$data/cluster" ]; then
    choose_cluster
    stop_cluster
    if [[ $cluster != "$data"/* ]]; then
      say "Deleting $cluster"
      rm -rf "$cluster" "$cluster.of"
    fi
  fi
  find "$data" -mindepth 1 -maxdepth 1 ! -name techmarket-data ! -name lock | while read -r entry; do
    say "Deleting $entry"
    rm -rf "$entry"
  done
}

# --- the private PostgreSQL cluster ------------------------------------------------------------------------------
# $cluster is its folder. Roles: postgres (superuser), techmarket (owns the database techmarket).

cluster_user() { # PostgreSQL refuses to run as root
  if ! am_root; then id -un; return 0; fi
  if ! id techmarket >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin techmarket >/dev/null 2>&1 || true
  fi
  if id techmarket >/dev/null 2>&1; then echo techmarket; else echo nobody; fi
}

as_cluster_user() {
  if am_root; then
    (cd / && exec setpriv --reuid="$cluster_owner" --regid="$(id -g "$cluster_owner")" --clear-groups \
      env HOME=/nonexistent "$@" 9>&-)
  else
    (cd / && exec "$@" 9>&-)
  fi
}

# Sets $cluster_owner and $cluster: inside the data folder where the owner can reach it, else (a checkout below /root)
# in a folder named after the data folder. The choice is kept in $data/cluster.
choose_cluster() {
  cluster_owner=$(cluster_user)
  local outside
  outside=/var/lib/techmarket/$(printf '%s' "$data" | sha256sum | cut -c1-16)
  if [ -s "$data/cluster" ]; then
    cluster=$(cat "$data/cluster")
    if [[ $cluster == ./* ]]; then cluster=$data/${cluster#./}; return 0; fi
    # A copied data folder names the cluster of the original: leave that one alone.
    if [ "$cluster" = "$outside" ] || [ ! -d "$(cat "$cluster.of" 2>/dev/null)" ]; then return 0; fi
    say "This data folder was copied from another one and gets a database of its own"
  fi
  if as_cluster_user test -x "$data" && can_own "$data/postgres"; then
    cluster=$data/postgres
    echo ./postgres >"$data/cluster"
  else
    mkdir -p /var/lib/techmarket && chmod 755 /var/lib/techmarket
    can_own "$outside" || die "no folder found that the user $cluster_owner can own: neither $data/postgres nor $outside"
    cluster=$outside
    printf '%s\n' "$data" >"$cluster.of"
    printf '%s\n' "$cluster" >"$data/cluster"
  fi
}

can_own() { # FOLDER: made, or taken over, for the cluster's user
  mkdir -p "$1" && chmod 700 "$1" || return 1
  if am_root; then chown -R "$cluster_owner:" "$1" 2>/dev/null || return 1; fi
  as_cluster_user test -w "$1"
}

buffers_mb() { # an eighth of the memory, at most 1 GB: what statistics read stays in it
  local kb mb
  kb=$(awk '/^MemTotal:/ { print $2 }' /proc/meminfo 2>/dev/null || true)
  mb=$((${kb:-2097152} / 8192))
  echo $((mb < 128 ? 128 : mb > 1024 ? 1024 : mb))
}

create_cluster() {
  local locale=C
  if locale -a 2>/dev/null | grep -ix 'c\.utf-\?8' >/dev/null; then locale=C.UTF-8; fi
  say "Creating the database cluster in $cluster"
  # Byte order for sorting (indexes stay valid on any system, prefix searches use them), UTF-8 for upper and lower case.
  # The password goes through a pipe of the cluster's own user, who may not read the file it is kept in.
  # shellcheck disable=SC2016
  secret "$data/postgres-password" | as_cluster_user bash -c '"$@" --pwfile=<(cat)' initdb \
    "$postgres_bin/initdb" -D "$cluster" -U postgres --auth=scram-sha-256 --encoding=UTF8 --locale=C --lc-ctype="$locale" --text-search-config=simple ${cluster_fast:+--no-sync} \
    >"$data/initdb.log" 2>&1 || { tail -n 20 "$data/initdb.log" >&2; die "initdb failed"; }
  rm -f "$data/initdb.log"
  {
    printf '\n# TechMarket\n'
    echo "listen_addresses = '127.0.0.1'"
    echo "unix_socket_directories = '.'" # the data folder itself
    echo 'password_encryption = scram-sha-256'
    echo 'max_connections = 300'
    echo "shared_buffers = $(buffers_mb)MB"
    echo 'jit = off' # short queries only, which it would slow down
    echo "timezone = 'UTC'"
    echo "log_timezone = 'UTC'"
    echo "log_line_prefix = '%m [%p] %d '"
    if [ -n "${cluster_fast:-}" ]; then
      printf '%s = off\n' fsync synchronous_commit full_page_writes
    fi
  } | as_cluster_user tee -a "$cluster/postgresql.conf" >/dev/null
}

cluster_pid() { # prints the server's pid when this cluster runs
  local pid folder
  { read -r pid && read -r folder; } 2>/dev/null < <(as_cluster_user cat "$cluster/postmaster.pid" 2>/dev/null) || return 1
  # A copied folder brings a pid file along that speaks of the original.
  if [ "$folder" = "$cluster" ] && [ -d "/proc/$pid" ]; then echo "$pid"; else return 1; fi
}

start_cluster() { # needs $data; sets $cluster_port; $cluster_started=1 when it was not running before
  choose_cluster
  cluster_started=
  if cluster_pid >/dev/null; then
    cluster_port=$(as_cluster_user sed -n 4p "$cluster/postmaster.pid")
    return 0
  fi
  as_cluster_user test -s "$cluster/PG_VERSION" || create_cluster
  local version
  version=$(as_cluster_user cat "$cluster/PG_VERSION")
  if [ "${postgres_bin%/bin}" != "/usr/lib/postgresql/$version" ] && [ -x "/usr/lib/postgresql/$version/bin/pg_ctl" ]; then
    postgres_bin=/usr/lib/postgresql/$version/bin # the data keeps the version it was created with
  fi
  as_cluster_user rm -f "$cluster/postmaster.pid"
  cluster_port=$(cat "$data/postgres-port" 2>/dev/null || true)
  for _ in 1 2 3 4 5; do
    if [ -z "$cluster_port" ] || port_taken "$cluster_port"; then cluster_port=$(free_port); fi
    if as_cluster_user "$postgres_bin/pg_ctl" -D "$cluster" -l "$cluster/server.log" -o "-p $cluster_port" -w -t 60 start >/dev/null 2>&1; then
      # shellcheck disable=SC2034
      cluster_started=1
      echo "$cluster_port" >"$data/postgres-port"
      create_database
      return 0
    fi
    cluster_port=
  done
  as_cluster_user tail -n 20 "$cluster/server.log" >&2
  die "the database did not start"
}

sql() { # DATABASE, SQL on stdin; as superuser
  PGPASSWORD=$(secret "$data/postgres-password") PGOPTIONS='' "$postgres_bin/psql" -qAtX -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$cluster_port" -U postgres -d "$1"
}

create_database() { # the role and database of the market, once
  if [ -n "$(sql postgres <<<"select 1 from pg_database where datname = 'techmarket'")" ]; then return 0; fi
  sql postgres <<SQL
set client_min_messages = warning;
drop role if exists techmarket;
create role techmarket login password '$(secret "$data/database-password")';
create database techmarket owner techmarket;
SQL
}

stop_cluster() {
  choose_cluster
  if cluster_pid >/dev/null; then
    as_cluster_user "$postgres_bin/pg_ctl" -D "$cluster" -m fast -w -t 60 stop >/dev/null 2>&1 \
      || as_cluster_user "$postgres_bin/pg_ctl" -D "$cluster" -m immediate -w -t 20 stop >/dev/null 2>&1 || true
  fi
}

# Npgsql connection strings of the running cluster
superuser_url() { echo "Host=127.0.0.1;Port=$cluster_port;Database=${1:-postgres};Username=postgres;Password=$(secret "$data/postgres-password")"; }
database_url() { echo "Host=127.0.0.1;Port=$cluster_port;Database=techmarket;Username=techmarket;Password=$(secret "$data/database-password")"; }

# --- a throw-away cluster for tests and benchmarks ---------------------------------------------------------------

throwaway_cluster() { # fast (nothing is synced to disk) or durable; starts it and exports what tests read; ended by drop_throwaway in the caller's trap
  throwaway=$(mktemp -d /tmp/techmarket-test.XXXXXX)
  chmod 711 "$throwaway"
  data=$throwaway
  cluster_fast=${1#durable}
  start_cluster
  TECHMARKET_TEST_POSTGRES=$(superuser_url postgres)
  TECHMARKET_CHROMIUM=/usr/bin/chromium
  export TECHMARKET_TEST_POSTGRES TECHMARKET_CHROMIUM
}

drop_throwaway() {
  if [ -z "${throwaway:-}" ]; then return 0; fi
  data=$throwaway
  stop_cluster
  rm -rf "$throwaway" "$cluster" "$cluster.of"
  throwaway=
}
