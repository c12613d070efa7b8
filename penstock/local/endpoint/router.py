"""Which part of the local cloud answers a request."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from penstock.local.endpoint.json_call import call, failure
from penstock.local.endpoint.messages import HttpRequest, HttpResponse
from penstock.local.endpoint.protocol import Application, JsonService
from penstock.local.endpoint.streams import BrokenBodyError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Router:
    """Our services by the prefix of `X-Amz-Target` (`DataPipeline`, `RedshiftData`), and one for everything else."""

    services: Mapping[str, JsonService]
    rest: Application

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; an unexpected exception is logged, and the client gets a plain 500.

        Raises:
            BrokenBodyError: when the client has gone before the end of its request.
        """
        prefix, _, operation = (request.header("X-Amz-Target") or "").partition(".")
        service = self.services.get(prefix)
        if service is not None:
            return call(service, operation, request.stream.read())
        try:
            return self.rest.respond(request)
        except BrokenBodyError:
            raise
        except NotImplementedError as error:
            _LOG.warning("%s", error)
            return failure("NotImplementedException", f"The local cloud has no such operation: {error}", 501)
        except Exception:  # noqa: BLE001 - the server must survive whatever a service does
            _LOG.exception("%s %s failed unexpectedly", request.method, request.target.partition("?")[0])
            body = b"The local cloud failed unexpectedly; its log says why."
            return HttpResponse(500, (("Content-Type", "text/plain"),), body)
