"""`python -m discourse_kg` is `discourse-kg`."""

import signal


def main() -> None:
    """Run the command line. Ctrl-C ends the process at once until a command is loaded: nothing is open before that."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from discourse_kg.cli.main import main as run  # noqa: PLC0415 (not before the line above)

    run()


if __name__ == "__main__":
    main()
