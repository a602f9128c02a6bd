"""Steps about values: they arrive, and they stay."""

from fixtures.diagnosis import message
from fixtures.execution.engine import step_definition
from fixtures.execution.polling import Waiting, afterwards, in_time
from fixtures.execution.rest import others_touched, watch
from fixtures.planning.plan import Promise, Rule
from fixtures.planning.steps import Follow, Rest
from fixtures.runs.poller import Poll
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.runs.verdict import NotConformant


@step_definition(Follow)
def shows(run: ScenarioRun, step: Follow) -> Waiting:
    """Then {shown} in {there} shows what {origin} in {here} holds: code point by code point, before the deadline.

    It is compared with what {here} stored when it was last written. Where several properties are edited one after the
    other, the others must not be touched either.
    """
    oracle, pair, there = run.written, run.pair, step.system
    several, touched = run.plan.edits_several_rows, list[NotConformant | None]()

    def arrived(poll: Poll) -> bool | None:
        if not pair.shows(oracle, there, poll):
            return None
        if several:
            here, across = pair.now(pair.source, poll), pair.now(pair.target, poll)
            touched[:] = [others_touched(run, here, across, oracle, run.baseline) if here and across else None]
        return None if any(touched) else True

    if not (yield from in_time(run, oracle.system, arrived)):
        if touched and touched[0]:
            raise touched[0]
        missed = run.last_seen(there)
        if missed is None:
            raise NotConformant(Promise.ONE_COUNTERPART, message.gone(run, there, []))
        late_or_never = yield from afterwards(run, arrived)
        raise NotConformant(run.plan.promise, message.not_followed(run, oracle, missed, late_or_never))
    run.refresh(there)
    run.followed = oracle
    run.arrived(there)


@step_definition(Rest)
def rest(run: ScenarioRun, step: Rest) -> Waiting:
    """Then nothing else changes afterwards: nothing moves through the quiet period while the sync is at work.

    Compared are the value under test, the other listed properties, and the unlisted sentinels, on both sides.
    """
    judged = run.oracle if run.plan.rule is not Rule.LINK else None
    yield from watch(run, run.context.times.quiet, judged, run.baseline)
