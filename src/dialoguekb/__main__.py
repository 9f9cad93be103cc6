"""Run the command line with `python -m dialoguekb`."""

from dialoguekb.cli.main import main

if __name__ == "__main__":
    main()
