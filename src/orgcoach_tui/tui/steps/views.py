"""Which view shows which kind of step."""

from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.walk.session import Session, Step


def view_of(session: Session, step: Step) -> StepView:
    """A new view of `step`. Each is imported when it is first needed."""
    if step.kind == "begin":
        from orgcoach_tui.tui.steps.begin import BeginView

        return BeginView(session, step)
    if step.kind == "roles":
        from orgcoach_tui.tui.steps.roles import RolesView

        return RolesView(session, step)
    if step.kind == "mirror":
        from orgcoach_tui.tui.steps.mirror import MirrorView

        return MirrorView(session, step)
    if step.kind == "close":
        from orgcoach_tui.tui.steps.close import CloseView

        return CloseView(session, step)
    from orgcoach_tui.tui.steps.question import QuestionView

    return QuestionView(session, step)
