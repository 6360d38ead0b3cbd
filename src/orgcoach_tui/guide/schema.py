"""The format of a guide's file, for checking what users write by hand. Imports pydantic."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from orgcoach_tui.audience import Audience
from orgcoach_tui.guide.load import flow
from orgcoach_tui.guide.model import Kind, MirrorReading
from orgcoach_tui.text import clean, clean_line


def _with(cleaning: Callable[[str], str]) -> BeforeValidator:
    def cleaned(value: Any) -> Any:
        return cleaning(value) if isinstance(value, str) else value

    return BeforeValidator(cleaned)


def _flowing(text: str) -> str:
    return flow(clean(text))


Id = Annotated[str, Field(pattern="^[a-z][a-z0-9_-]*$", max_length=40)]
Line = Annotated[str, Field(min_length=1, max_length=60), _with(clean_line)]
Aside = Annotated[str, Field(max_length=60), _with(clean_line)]
Text = Annotated[str, Field(min_length=1, max_length=800), _with(_flowing)]
Remark = Annotated[str, Field(max_length=800), _with(_flowing)]


class _Strict(BaseModel):
    # An unknown key is nearly always a typing error; a number is never meant as a text.
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class QuestionFile(_Strict):
    """One `[[questions]]` of a guide."""

    key: Id
    title: Line
    question: Text
    why: Remark = ""
    deepening: Annotated[list[Text], Field(max_length=12)] = []
    kind: Kind = "text"
    mirror: MirrorReading = "full"


class GuideFile(_Strict):
    """A guide. Where `mirror` is left out, a roles question decides whether there is one."""

    id: Id
    title: Line
    about: Aside = ""
    lead: Remark = ""
    language: Literal["nl", "en"] | None = None
    mirror: bool | None = None
    thorough: bool = False
    audience: Audience = "supervisor"
    questions: Annotated[list[QuestionFile], Field(min_length=1, max_length=40)]
