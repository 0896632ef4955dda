"""The OpenAI shape of a chat, as far as it is understood here."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Message(BaseModel):
    """One message; what else a client sends along is ignored."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[dict[str, Any]] | None = None

    def text(self) -> str:
        """Return the message's text, whichever of the two forms it has."""
        if isinstance(self.content, list):
            return "\n".join(str(part.get("text", "")) for part in self.content if part.get("type") == "text")
        return self.content or ""

    @model_validator(mode="after")
    def _is_text(self) -> "Message":
        self.text().encode("utf-8")
        return self


class ChatIn(BaseModel):
    """A chat; settings for a language model are accepted and do nothing."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"model": "briefwijzer", "messages": [{"role": "user", "content": "Wat zegt Wim over vertrouwen?"}]}
            ]
        }
    )

    model: str = "briefwijzer"
    messages: list[Message] = Field(min_length=1, max_length=200)
    stream: bool = False
