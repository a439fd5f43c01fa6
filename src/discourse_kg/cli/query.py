"""`discourse-kg query`: every stored query is a command of its own, and its parameters are options."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import click

from discourse_kg.cli.answering import GUARD, AnswerForm, form_options, interruptible, show
from discourse_kg.cli.bases import base_of
from discourse_kg.cli.help import examples
from discourse_kg.cli.languages import Language
from discourse_kg.cli.options import current_settings
from discourse_kg.cli.output import write
from discourse_kg.cli.questions import as_json, described, in_language, listed, option_name, parameter_text
from discourse_kg.countries import country_code, country_names
from discourse_kg.graph.identifiers import Identifiers
from discourse_kg.languages.supported import known_languages, load_language
from discourse_kg.querying.asking import Question
from discourse_kg.querying.header import Scheme
from discourse_kg.querying.stored import StoredQuery, find_query, load_queries
from discourse_kg.querying.values import CountryResolver, Resolvers, StoreResolver
from discourse_kg.settings import LANGUAGES
from discourse_kg.storage import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discourse_kg.querying.values import Resolver
    from discourse_kg.storage.interface import GraphStore


@cache
def _queries() -> Mapping[str, StoredQuery]:
    return load_queries()


def _options() -> list[click.Parameter]:
    """The options that stand before the name of a query or after it."""
    return [
        click.Option(["--store"], metavar="DIR|URL", help="The store: a folder, or the address of an endpoint."),
        *form_options(),
        click.Option(["--lang", "language"], type=Language(LANGUAGES), help="The language of titles and labels."),
    ]


class Questions(click.Group):
    """The stored queries as commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        del ctx
        return list(_queries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that asks a query."""
        query = _queries().get(cmd_name)
        return _command(query, ctx.params.get("language")) if query else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the query that is named; say which may have been meant when there is none."""
        if args and not args[0].startswith("-"):
            find_query(_queries(), args[0])
        return super().resolve_command(ctx, args)


def _list(**given: Any) -> None:  # noqa: ANN401 (what click read)
    """List the queries; before one that is named, hand the options on to it."""
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        context.default_map = {context.invoked_subcommand: given}
    elif given["form"] == "json":
        write(as_json(_queries().values()))
    else:
        write(listed(_queries().values(), current_settings(language=given["language"]).language))


def _command(query: StoredQuery, language: str | None) -> click.Command:
    shown = current_settings(language=language).language
    values: list[click.Parameter] = [
        click.Option(
            [option_name(name), f"value_of_{name}"],
            multiple=True,
            metavar=(parameter.scheme or parameter.type.removeprefix("xsd:")).upper(),
            help=parameter_text(query, parameter, shown),
        )
        for name, parameter in query.parameters.items()
    ]
    texts: list[click.Parameter] = [
        click.Option(["--describe"], is_flag=True, help="Describe the query without running it."),
        click.Option(["--show"], is_flag=True, help="Show the SPARQL with the values bound, without running it."),
    ]

    def ask(**given: Any) -> None:  # noqa: ANN401 (what click read)
        _ask(query, given)

    return click.Command(
        query.name,
        params=[*values, *_options(), *texts],
        callback=ask,
        help=f"{in_language(query.title, shown)}\n\n{in_language(query.description, shown)}\n\n{GUARD}",
        short_help=in_language(query.title, shown),
    )


def _ask(query: StoredQuery, given: Mapping[str, Any]) -> None:
    settings = current_settings(store=given["store"], language=given["language"])
    form = AnswerForm(given["form"], given["spreadsheet"], given["separator"], settings.language).checked()
    values = {name: texts for name in query.parameters if (texts := given[f"value_of_{name}"])}
    if given["describe"]:
        write(described(query, settings.language))
        return
    question = Question(query, values, settings.language)
    if given["show"] and question.is_as_stored:
        write(query.text)
        return
    with open_store(settings.store, read_only=True) as opened, interruptible():
        base = base_of(opened, settings)
        resolver = resolver_of(opened, base)
        text = question.text(resolver) if given["show"] else None
        result = None if given["show"] else question.answer(opened, resolver)
    if text is not None:
        write(text)
    if result is not None:
        show(result, form, base)


def resolver_of(store: GraphStore, base: str) -> Resolver:
    """What names mean: those of countries in every language that there is a pack for, all others in the store."""

    def code(text: str, languages: Sequence[str]) -> str | None:
        return country_code(text, map(load_language, languages))

    countries = CountryResolver(known_languages(), code, country_names, Identifiers(base).country)
    return Resolvers({Scheme.COUNTRY: countries}, StoreResolver(store, base))


query: Final = Questions(
    "query",
    params=_options(),
    callback=_list,
    invoke_without_command=True,
    subcommand_metavar="[NAME [--PARAMETER VALUE]...]",
    help=f"List the stored queries, or run the one called NAME. `query NAME --help` shows its parameters.\n\n{GUARD}",
    epilog=examples(
        "query",
        "query --lang sv",
        "query ministers-who-mentioned-country --country Estland",
        "query ministers-who-mentioned-country --country Estonia --format csv",
        "query ministers-who-mentioned-country --country Estonia --spreadsheet > ministers.csv",
        "query countries-mentioned --spreadsheet --separator semicolon > countries.csv",
        "query ministers-who-mentioned-country --country EST --show",
    ),
)
