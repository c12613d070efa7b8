"""One HTTP endpoint on the loopback interface: our JSON services, and moto for the rest of AWS."""

from penstock.local.endpoint.messages import HttpRequest, HttpResponse
from penstock.local.endpoint.protocol import Application, JsonService
from penstock.local.endpoint.router import Router
from penstock.local.endpoint.server import Endpoint

__all__ = ["Application", "Endpoint", "HttpRequest", "HttpResponse", "JsonService", "Router"]
