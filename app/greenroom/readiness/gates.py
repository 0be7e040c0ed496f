"""The five quality gates a release passes on its way to the board."""

from greenroom.model.readiness import Gate, GateName
from greenroom.model.theme import Enforcement

# A canary may be judged while it runs, so its gate alone makes conditions and stops nothing.
_BLOCKING = Enforcement.BLOCKING
_STANDARD = (
    Gate(
        GateName.PRE_RELEASE_VALIDATION,
        _BLOCKING,
        "The whole automated test suite ran in staging, and every test passed.",
    ),
    Gate(
        GateName.DEPLOYMENT_SAFETY,
        _BLOCKING,
        "The rollback plan is ready, and a rollback drill with it succeeded.",
    ),
    Gate(
        GateName.PROGRESSIVE_ROLLOUT,
        Enforcement.CONDITIONAL,
        "The canary is healthy: its error rate rose by less than 1 %.",
    ),
    Gate(
        GateName.RELEASE_DOCUMENTATION,
        _BLOCKING,
        "Release notes and runbook are complete, and a reviewer approved them.",
    ),
    Gate(
        GateName.POST_RELEASE_MONITORING,
        _BLOCKING,
        "All monitors and alerts are on, and a test alert reached the person on call.",
    ),
)


def standard_gates() -> tuple[Gate, ...]:
    """The five gates in the order the board reads them, none of them assessed."""
    return _STANDARD
