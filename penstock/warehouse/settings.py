"""The settings of a session.

https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html
"""

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.search_path import DEFAULT

DEFAULTS: Mapping[str, str] = {
    "analyze_threshold_percent": "10",
    "application_name": "",
    "client_encoding": "UTF8",
    "datestyle": "ISO, MDY",
    "enable_case_sensitive_identifier": "off",
    "enable_result_cache_for_session": "on",
    "extra_float_digits": "0",
    "query_group": "default",
    "search_path": DEFAULT,
    "statement_timeout": "0",
    "timezone": "UTC",
    "wlm_query_slot_count": "1",
}
"""Those that may be set, and what they are until then."""

FIXED: Mapping[str, frozenset[str]] = {
    "timezone": frozenset({"utc"}),
    "datestyle": frozenset({"iso", "iso, mdy"}),
    "enable_case_sensitive_identifier": frozenset({"false", "off", "default"}),
    "extra_float_digits": frozenset({"0"}),
    "client_encoding": frozenset({"utf8", "unicode", "utf-8"}),
}
"""What results depend on, and the values that they may be set to."""


def shown(settings: Mapping[str, str], name: str) -> str:
    """Give a setting as SHOW tells it; what is fixed stays as it was, however it was written."""
    return DEFAULTS[name] if name in FIXED else settings.get(name, DEFAULTS[name])
