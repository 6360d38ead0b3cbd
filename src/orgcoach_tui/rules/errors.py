"""What is wrong with a rule file, in terms of that file."""


class RuleError(ValueError):
    """A rule file that cannot be read: which file, which rule, which key, and why."""

    def __init__(self, file: str, rule: str, key: str, message: str) -> None:
        self.file, self.rule, self.key, self.message = file, rule, key, message
        place = ", ".join(part for part in (file, rule and f"rule {rule}", key) if part)
        super().__init__(f"{place}: {message}")
