"""The subcommands of the command line: no Qt, values on stdout, messages on stderr."""
