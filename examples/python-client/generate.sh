#!/usr/bin/env bash
# Makes the Python client out of the protos, with either of
#   pip install grpcio-tools googleapis-common-protos
#   apt-get install python3-grpcio protobuf-compiler protobuf-compiler-grpc libprotobuf-dev    (and GOOGLE_PROTOS, see below)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python="${PYTHON:-python3}"
protos=../../src/Api/Protos
# The folder in which google/api/annotations.proto lies; NuGet's Google.Api.CommonProtos has one, too, in content/protos.
google="${GOOGLE_PROTOS:-$("$python" -c 'import google.api, os; print(os.path.dirname(os.path.dirname(list(google.api.__path__)[0])))')}"
if plugin="$(command -v grpc_python_plugin)"; then
  compile=(protoc --plugin=protoc-gen-grpc_python="$plugin")
else
  compile=("$python" -m grpc_tools.protoc)
fi

rm -rf generated && mkdir generated
"${compile[@]}" --proto_path="$protos" --proto_path="$google" --python_out=generated --grpc_python_out=generated \
  "$protos"/nasv2/v1/*.proto "$google"/google/api/annotations.proto "$google"/google/api/http.proto
