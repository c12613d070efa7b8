"""The command line: thin commands over the library; each imports what it needs when it is called."""

from __future__ import annotations

import io
import sys

from penstock.cli.exit_codes import FAILED, INTERRUPTED, TERMINATED


def main() -> None:
    """Run the command that `sys.argv` names.

    Raises:
        SystemExit: with the exit code, see `penstock.cli.exit_codes`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # for terminals that have no box-drawing characters
    try:
        _run()
    except Exception as error:
        from penstock.cli.failure import is_refusal

        if not is_refusal(error):
            raise
        print(f"penstock: {error}", file=sys.stderr)
        raise SystemExit(FAILED) from None


def _run() -> None:
    from penstock.cli.remembered import answer
    from penstock.cli.validation import check, plain_specs

    arguments = sys.argv[1:]
    if answer(arguments):
        return
    import gc
    import signal

    # As an exception, so that a local cloud is taken down on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    specs = plain_specs(arguments)
    if specs is not None:
        try:
            check(specs)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        return
    gc.disable()  # what is imported stays, so looking for garbage in it only takes time
    from penstock.cli.app import app

    gc.enable()
    app(prog_name="penstock")
