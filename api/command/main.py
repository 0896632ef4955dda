"""The command `briefwijzer`: finds the command that is meant and turns errors into sentences."""

import importlib
from typing import IO, Any, cast

import click

from api.command.language import spoken
from api.told import told
from index.errors import BriefwijzerError

# Each command lies in the module of its name and is imported only when it is meant: what a command
# needs costs a second to import, and a list of commands should not.
COMMANDS = {
    "serve": "Answer questions over HTTP and in the browser.",
    "index": "Bring the collection up to date with the letters folder.",
    "ask": "Ask one question.",
    "watch": "Keep the collection up to date until stopped.",
    "status": "Tell what is in the collection, and what is not.",
    "doctor": "Check that everything is as it should be.",
    "evaluate": "Measure the answers to questions whose evidence is known.",
    "calibrate": "Bring the decision to answer in line with the letters and the model.",
    "backup": "Write one whole copy of the collection.",
    "restore": "Put a back-up into the data folder.",
}
STOPPED = 130


class Failure(click.ClickException):
    """Ends a command with a sentence that is whole as it stands."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        click.echo(self.format_message(), file=file, err=file is None)


class Commands(click.Group):
    """Imports a command when it is called; errors end it with a sentence, Ctrl-C without any."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"api.command.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BriefwijzerError as error:
            words = spoken(ctx)
            raise Failure(words.say("command.error", message=told(str(error), words))) from error
        except KeyboardInterrupt as stop:
            raise click.exceptions.Exit(STOPPED) from stop


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExit codes:\n  0  done\n  1  something went wrong; the sentence says what\n  2  wrong use\n"
    "  3  ask: the letters hold no answer\n  4  index: removal of documents was held\n\n"
    "\b\nExample:\n  briefwijzer serve ~/letters",
)
@click.version_option(package_name="briefwijzer")
def main() -> None:
    """Ask a collection of letters, and get answers proved by quotes."""


if __name__ == "__main__":
    main(prog_name="briefwijzer")
