#!/usr/bin/env bash
# A cluster on this machine, as plain processes on loopback: a PostgreSQL of its own, heads and workers. For development and tests.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: deploy/local-cluster.sh [--workers N] [--heads N] [--data DIR] [--trainer COMMAND] [--device DEVICE] [--settings FILE]
       deploy/local-cluster.sh stop [--data DIR]

  --workers N        workers to start (4); 0 is allowed
  --heads N          heads to start (2); 0 is allowed: PostgreSQL alone
  --data DIR         folder of everything (nas-cluster); a second start continues with what is stored there
  --trainer COMMAND  trainer of the workers (the built-in one)
  --device DEVICE    device of the workers (auto)
  --settings FILE    settings of heads and workers

It runs until Ctrl-C or `stop`, which end everything that it started; the database stays in DIR. In DIR:
  cluster.env        NAS_STORE, NAS_SERVER and NAS_TOKEN_FILE, to be sourced; holds the database's password
  token              a token with the scope admin, which NAS_TOKEN_FILE names
  ports              one line per process: NAME KIND=PORT …
  run/NAME.pid       process ids: cluster (this script), postgres, head-1 …, worker-1 …
  logs/NAME.log      what each process printed
NAS_PROGRAM names the program to run instead of this checkout's; NAS_POSTGRES_BIN the folder of initdb and pg_ctl.
TEXT
}

fail() {
  echo "local-cluster: $*" >&2
  exit 1
}

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
heads=2 workers=4 data=nas-cluster trainer='' device=auto settings='' verb=start idle=''

read_arguments() {
  if [[ "${1:-}" == stop ]]; then
    verb=stop
    shift
  fi
  while (($#)); do
    case "$1" in
      -h | --help) usage; exit 0 ;;
      --workers | --heads | --data | --trainer | --device | --settings)
        (($# > 1)) || fail "$1 needs a value"
        printf -v "${1#--}" '%s' "$2"
        shift 2
        ;;
      *) usage >&2; fail "unknown argument '$1'" ;;
    esac
  done
  [[ "$heads" =~ ^[0-9]+$ && "$workers" =~ ^[0-9]+$ ]] || fail "--heads and --workers must be whole numbers"
  ((heads > 0 || workers == 0)) || fail "workers need at least one head"
}

# Whether the process of a pid file is still the one that was started: after a restart of the machine its id may belong to another process.
is_running() {
  local pid
  pid="$(cat "$data/run/$1.pid" 2>/dev/null)" || return 1
  [[ "$pid" =~ ^[0-9]+$ && "$(ps -o args= -p "$pid" 2>/dev/null)" == *"$2"* ]]
}

# What identifies a process in the list of processes.
mark_of() {
  case "$1" in
    cluster) echo local-cluster.sh ;;
    *) echo "--name $1" ;;
  esac
}

# signal SIGNAL NAME
signal() {
  if is_running "$2" "$(mark_of "$2")"; then
    # It may end by itself in between.
    kill "-$1" "$(cat "$data/run/$2.pid")" 2>/dev/null || true
  fi
}

nodes() {
  local file
  for file in "$data"/run/"$1"-*.pid; do
    [[ -e "$file" ]] && basename "$file" .pid
  done
  return 0
}

# end SECONDS NAME…: asks processes to end, all at once, and kills those that have not done so by then.
end() {
  local name patience="$1" deadline=$((SECONDS + $1))
  shift
  for name in "$@"; do
    signal TERM "$name"
  done
  for name in "$@"; do
    while is_running "$name" "$(mark_of "$name")"; do
      if ((SECONDS >= deadline)); then
        echo "local-cluster: $name did not end within $patience s and is killed" >&2
        signal KILL "$name"
      fi
      sleep 0.1
    done
    rm -f "$data/run/$name.pid"
  done
}

end_all() {
  local names
  # Workers first: they give their trials back to heads that still run.
  mapfile -t names < <(nodes worker)
  end 20 "${names[@]}"
  mapfile -t names < <(nodes head)
  end 20 "${names[@]}"
  if postgres_runs; then
    as_postgres "$(postgres_bin)/pg_ctl" -D "$data/postgres/data" -m fast -w stop >>"$data/logs/postgres.log" 2>&1 \
      || echo "local-cluster: PostgreSQL did not end; see $data/logs/postgres.log" >&2
  fi
  [[ -z "$idle" ]] || kill "$idle"
  rm -f "$data/run/postgres.pid" "$data/run/cluster.pid" "$data/ports"
}

postgres_bin() {
  local found
  found="${NAS_POSTGRES_BIN:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}"
  [[ -x "$found/initdb" ]] || found="$(dirname "$(command -v initdb || true)")"
  [[ -x "$found/initdb" ]] \
    || fail "PostgreSQL's server is not installed (Debian: apt-get install postgresql); NAS_POSTGRES_BIN may name its folder"
  echo "$found"
}

# The server refuses to run as root, which is the user of containers.
as_postgres() {
  if ((EUID == 0)); then
    (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
  else
    "$@"
  fi
}

postgres_runs() {
  [[ -e "$data/postgres/data/PG_VERSION" ]] && as_postgres "$(postgres_bin)/pg_ctl" -D "$data/postgres/data" status >/dev/null
}

declare -A taken=()

# Sets $port to a free port below the ephemeral range.
free_port() {
  while :; do
    port=$((20000 + RANDOM % 12000))
    [[ -n "${taken[$port]:-}" ]] && continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    taken[$port]=yes
    return
  done
}

start_postgres() {
  local bin folder="$data/postgres" port
  bin="$(postgres_bin)"
  ((${#folder} < 90)) || fail "$data is too long a path for PostgreSQL's socket; name a shorter one with --data"
  mkdir -p "$folder"
  if ((EUID == 0)); then
    chown postgres: "$folder"
    as_postgres test -w "$folder" || fail "the user postgres cannot reach $folder; name a folder that it can with --data"
  fi
  if [[ ! -e "$folder/data/PG_VERSION" ]]; then
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$data/password")
    # Users who may enter this folder need no password on its socket; connections to the port always need one.
    chmod 700 "$folder"
    as_postgres "$bin/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C --auth-local=trust --auth-host=scram-sha-256 \
      >>"$data/logs/postgres.log" 2>&1 || fail "initdb failed; see $data/logs/postgres.log"
  fi
  free_port
  as_postgres "$bin/pg_ctl" -D "$folder/data" -w -o "-k $folder -p $port -c listen_addresses=127.0.0.1 -c max_connections=300" start \
    </dev/null >>"$data/logs/postgres.log" 2>&1 || fail "PostgreSQL did not start; see $data/logs/postgres.log"
  head -n 1 "$folder/data/postmaster.pid" >"$data/run/postgres.pid"
  echo "postgres port=$port" >>"$data/ports"
  export NAS_STORE
  NAS_STORE="postgres://postgres:$(cat "$data/password")@127.0.0.1:$port/nas"
  local psql=(as_postgres "$bin/psql" -h "$folder" -p "$port" -U postgres -qAt -v ON_ERROR_STOP=1)
  "${psql[@]}" <<<"ALTER USER postgres PASSWORD '$(cat "$data/password")'"
  [[ "$("${psql[@]}" -c "SELECT 1 FROM pg_database WHERE datname = 'nas'")" ]] || "${psql[@]}" -c 'CREATE DATABASE nas'
}

# start NAME ARGUMENT…: a node in a session of its own, so that Ctrl-C reaches this script alone, which ends them in order.
start() {
  local name="$1"
  shift
  setsid "$program" "$@" --name "$name" --host 127.0.0.1 ${settings:+--settings "$settings"} </dev/null >>"$data/logs/$name.log" 2>&1 &
  echo $! >"$data/run/$name.pid"
}

start_nodes() {
  local number silo port
  for ((number = 1; number <= heads; number++)); do
    free_port; silo=$port
    free_port
    echo "head-$number silo=$silo http=$port" >>"$data/ports"
    start "head-$number" serve --silo-port "$silo" --http "http://127.0.0.1:$port"
  done
  for ((number = 1; number <= workers; number++)); do
    free_port; silo=$port
    free_port
    echo "worker-$number silo=$silo http=$port" >>"$data/ports"
    start "worker-$number" worker --silo-port "$silo" --http "http://127.0.0.1:$port" --device "$device" \
      --checkpoints "$data/checkpoints" ${trainer:+--trainer "$trainer"}
  done
}

answers_ready() {
  local status=''
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 5 status <&3
  exec 3>&-
  [[ "$status" == *' 200 '* ]]
}

await_nodes() {
  local name rest deadline=$((SECONDS + 120))
  while read -r name rest; do
    [[ "$name" == postgres ]] && continue
    until answers_ready "${rest##*http=}" 2>/dev/null; do
      is_running "$name" "$(mark_of "$name")" || fail "$name ended; see $data/logs/$name.log"
      ((SECONDS < deadline)) || fail "$name is not ready after 120 s; see $data/logs/$name.log"
      sleep 0.2
    done
  done <"$data/ports"
}

print_addresses() {
  local server
  server="$(sed -n 's/^head-1 .*http=/http:\/\/127.0.0.1:/p' "$data/ports")"
  (umask 077 && printf 'export NAS_STORE=%q\n' "$NAS_STORE" >"$data/cluster.env")
  echo "local-cluster: runs PostgreSQL, heads: $heads, workers: $workers; logs are in $data/logs"
  if [[ -n "$server" ]]; then
    printf 'export NAS_SERVER=%q\nexport NAS_TOKEN_FILE=%q\n' "$server" "$data/token" >>"$data/cluster.env"
    echo "  submit:  NAS_TOKEN_FILE=$data/token ./nas submit deploy/jobs/quickstart.yaml --server $server"
  fi
  echo "  store:   source $data/cluster.env && ./nas db status"
  echo "  stop:    Ctrl-C, or deploy/local-cluster.sh stop --data $data"
}

run() {
  mkdir -p "$data"/{run,logs}
  is_running cluster "$(mark_of cluster)" && fail "a cluster runs in $data already; stop it with: deploy/local-cluster.sh stop --data $data"
  # Processes that a killed run left behind would use the same database.
  end_all
  [[ -z "$settings" ]] || settings="$(realpath "$settings")"
  echo $$ >"$data/run/cluster.pid"
  trap 'exit 130' INT
  trap 'exit 0' TERM
  trap end_all EXIT
  start_postgres
  program="${NAS_PROGRAM:-$root/nas}"
  "$program" db migrate >"$data/logs/migrate.log" 2>&1 || fail "the store could not be migrated: $(tail -n 3 "$data/logs/migrate.log")"
  [[ -s "$data/token" ]] || { rm -f "$data/token"; "$program" token create --name local-cluster --scope admin --out "$data/token" 2>>"$data/logs/migrate.log"; } \
    || fail "no token could be made: $(tail -n 3 "$data/logs/migrate.log")"
  # The launcher has built what is stale; a process that it starts should be the program itself.
  program="${NAS_PROGRAM:-$root/src/Cli/bin/Release/net10.0/nas}"
  start_nodes
  await_nodes
  print_addresses
  while :; do
    sleep 3600 &
    idle=$!
    wait "$idle" || true
  done
}

stop() {
  [[ -d "$data/run" ]] || fail "there is no cluster in $data"
  end 60 cluster
  # Where that script was killed, what it started is still there.
  end_all
}

read_arguments "$@"
data="$(realpath -m "$data")"
if [[ "$verb" == stop ]]; then stop; else run; fi
