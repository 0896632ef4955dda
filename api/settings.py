"""All settings, read once when a command starts: flags, then environment, then file."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from index.errors import BriefwijzerError
from rag.refusal_rate import FALSE_REFUSALS

SHIPPED_MODEL = Path(__file__).parent.parent / "index" / "model"
SETTINGS_FILE = "briefwijzer.toml"

_HOST_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,20}\.?")


class InvalidSettings(BriefwijzerError):
    """A setting has a value that cannot be used."""


class Settings(BaseSettings):
    """What an operator can set; each name is also `BRIEFWIJZER_NAME` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="BRIEFWIJZER_", toml_file=SETTINGS_FILE, extra="forbid", frozen=True, protected_namespaces=()
    )

    letters: Path | None = Field(None, description="the folder with the letters; none when they are only sent")
    data: Path = Field(Path("var"), description="the folder that holds everything Briefwijzer keeps")
    host: str = Field("127.0.0.1", description="the address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="the port to listen on; 0 takes a free one")
    insecure: bool = Field(False, description="listen on another address than this machine's own, without any keys")
    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="names under which browsers reach it, beside this machine's own, separated by commas"
    )
    model: str = Field(str(SHIPPED_MODEL), description="the embedding model: a folder, or a name on the hub")
    scan_seconds: float = Field(10.0, ge=1, description="how often the letters folder is looked at")
    largest_document: int = Field(5_000_000, ge=1_000, description="the most bytes a document may have")
    false_refusals: float = Field(
        FALSE_REFUSALS, ge=0, le=0.5, description="which share of the questions that the letters answer may be refused"
    )
    origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="web origins whose pages may use the widget, separated by commas"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take flags before the environment, and the environment before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @model_validator(mode="before")
    @classmethod
    def _split_lists(cls, values: dict[str, object]) -> dict[str, object]:
        for name in ("hosts", "origins"):
            listed = values.get(name)
            if isinstance(listed, str):
                values[name] = tuple(one.strip().rstrip("/") for one in listed.split(",") if one.strip())
        return values

    @field_validator("hosts")
    @classmethod
    def _are_names(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            if not _HOST_NAME.fullmatch(host):
                raise ValueError(f"{host} is no name of a host; write it without http:// and without a port")
        return hosts

    @model_validator(mode="after")
    def _stay_on_this_machine(self) -> "Settings":
        if not self.insecure and not is_loopback(self.host):
            raise ValueError(
                f"host {self.host} can be reached by others and there are no keys yet; add --insecure if that is meant"
            )
        return self


def read_settings(**flags: object) -> Settings:
    """Read all settings; `flags` that are None do not count.

    Raises:
        InvalidSettings: one cannot be used; the sentence says which and why.
    """
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        faults = []
        for fault in error.errors(include_url=False, include_input=False):
            place = ".".join(str(part) for part in fault["loc"])
            message = fault["msg"].removeprefix("Value error, ")
            faults.append(f"{place}: {message}" if place else message)
        raise InvalidSettings(f"Wrong setting: {'; '.join(faults)}.") from error
    except ValueError as error:
        raise InvalidSettings(f"The settings file {SETTINGS_FILE} cannot be read: {error}.") from error


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
