#!/usr/bin/env python3
"""Submits a spec to a running service, follows the search to its end, and prints the best trials.

    ./generate.sh                       # makes the client out of the protos, once
    ./watch.py http://127.0.0.1:8080 ../../deploy/jobs/quickstart.yaml

The token, where the service asks for one, comes from NAS_TOKEN.
"""
import os
import sys
import time
import uuid
from urllib.parse import urlparse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "generated"))

import grpc  # noqa: E402
from nasv2.v1 import search_service_pb2 as searches  # noqa: E402
from nasv2.v1 import search_service_pb2_grpc as search_stubs  # noqa: E402
from nasv2.v1 import trial_service_pb2 as trials  # noqa: E402
from nasv2.v1 import trial_service_pb2_grpc as trial_stubs  # noqa: E402


def connect(server):
    """A channel to http://host:port or https://host:port."""
    url = urlparse(server)
    if url.scheme == "https":
        return grpc.secure_channel(url.netloc, grpc.ssl_channel_credentials())
    return grpc.insecure_channel(url.netloc)


def follow(stub, search_id, metadata):
    """Every event once and in order, also when the head that sends them stops."""
    token = ""
    while True:
        try:
            request = searches.WatchSearchRequest(id=search_id, resume_token=token)
            for response in stub.WatchSearch(request, metadata=metadata):
                token = response.resume_token
                yield response
            return
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.UNAVAILABLE:
                raise
            time.sleep(1)


def main(server, spec_file):
    metadata = [("authorization", f"Bearer {os.environ['NAS_TOKEN']}")] if "NAS_TOKEN" in os.environ else []
    channel = connect(server)
    stub = search_stubs.SearchServiceStub(channel)
    with open(spec_file, encoding="utf-8") as file:
        # The same request id again names the same search: a script that is run twice by mistake submits once.
        request = searches.SubmitSearchRequest(spec=file.read(), source=spec_file, request_id=str(uuid.uuid4()))
    search_id = stub.SubmitSearch(request, metadata=metadata).search.id
    print(search_id, flush=True)
    for response in follow(stub, search_id, metadata):
        for event in response.events:
            if event.WhichOneof("what") == "ended":
                print(f"trial {event.trial}: accuracy {event.ended.trial.accuracy:.4f}", flush=True)
    listing = trials.ListTrialsRequest(search_id=search_id, order=trials.TRIAL_ORDER_REWARD, page_size=3)
    for trial in trial_stubs.TrialServiceStub(channel).ListTrials(listing, metadata=metadata).trials:
        print(f"{trial.score.rank}. reward {trial.score.reward:.4f} {trial.candidate}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
