"""The fact lock on the shipped sample: the sheet, the anchors and the questions people meet first.

Every answer is one that somebody could give about that release. A contradiction must be found
where it is certain; other cases, other times and other people's values must never be taken for
one. Three more tables do the same for what only the question makes clear.
"""

from datetime import UTC, datetime

import pytest

from greenroom.coding.codebook import load_codebook
from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import Brief, Exchange, FindingKind, Probe, Question, Turn
from greenroom.prompts.bank import load_bank
from greenroom.prompts.choose import question_for
from greenroom.prompts.facts import anchored, load_fact_keys
from greenroom.prompts.question import sample_answer
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.resources import resource
from greenroom.services.releases import people_of
from greenroom.services.sample_script import read_script
from rehearsal.builders_rehearsal import a_question

NOW = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
RELEASE = read_script("sample", NOW).release
KEYS = load_fact_keys(resource("facts.yaml"))
BRIEF = Brief(anchored([each for each in RELEASE.facts if each.known], KEYS), people_of(RELEASE))
CODEBOOK = load_codebook(resource("codebook.yaml"))
BANK = load_bank(
    sorted(resource("prompts").glob("*.yaml")),
    resource("personas.yaml"),
    {theme.id for theme in CODEBOOK.themes},
)

CONTRADICTS = [
    # duration
    ("We roll back in a quarter of an hour.", "rollback_minutes"),
    ("We can roll back in twelve minutes.", "rollback_minutes"),
    ("The rollback needs ten to fifteen minutes.", "rollback_minutes"),
    ("Rolling back takes 12 min.", "rollback_minutes"),
    ("Rollback time is 20 minutes.", "rollback_minutes"),
    ("The time to roll back is ten minutes.", "rollback_minutes"),
    ("It takes us about half an hour to roll back.", "rollback_minutes"),
    ("The migration takes half an hour.", "migration_minutes"),
    ("We migrate in 25 minutes.", "migration_minutes"),
    ("The schema change takes two minutes.", "migration_minutes"),
    ("A rollback takes us something like nine minutes.", "rollback_minutes"),
    ("We need eight minutes for a rollback.", "rollback_minutes"),
    ("Our rollback runs for 600 seconds.", "rollback_minutes"),
    ("Rollback: 10 min, tested twice.", "rollback_minutes"),
    ("The rollback finished in 9 minutes and nothing was lost.", "rollback_minutes"),
    ("The migration takes between 20 and 30 minutes.", "migration_minutes"),
    ("The migration finishes in under five minutes.", "migration_minutes"),
    # percent
    ("The error threshold is 1 in 10.", "error_threshold"),
    ("The error threshold is one in ten.", "error_threshold"),
    ("We stop at an error rate of 2 %.", "error_threshold"),
    ("The threshold is five percent.", "error_threshold"),
    ("Above 3 % errors we stop.", "error_threshold"),
    ("We abort at an error rate of 3 percent.", "error_threshold"),
    ("As soon as errors exceed 2 % we stop.", "error_threshold"),
    # count
    ("398 of 412 tests passed.", "tests_passed"),
    ("All 412 tests passed.", "tests_passed"),
    ("We ran 500 tests.", "tests_total"),
    ("390 tests passed.", "tests_passed"),
    ("We have one critical finding open.", "open_critical"),
    ("Three critical findings are open.", "open_critical"),
    ("Five high findings are open.", "open_high"),
    ("Five highs are open.", "open_high"),
    ("900 accounts are affected.", "affected_accounts"),
    ("Two hundred accounts notice the change.", "affected_accounts"),
    ("All 26 agents are trained.", "agents_trained"),
    ("Fifteen agents are trained.", "agents_trained"),
    ("30 agents are on shift.", "agents_total"),
    ("We expect 600 tickets.", "expected_tickets"),
    ("380 tests are green.", "tests_passed"),
    ("No criticals, three highs.", "open_high"),
    ("There is one critical left.", "open_critical"),
    ("More than 100 accounts are affected.", "affected_accounts"),
    ("Only five accounts are affected.", "affected_accounts"),
    ("We have trained 30 agents.", "agents_trained"),
    ("The ticket forecast is 400.", "expected_tickets"),
    # date
    ("The rollback drill was on 3 May.", "rollback_last_drill"),
    ("The last drill was on 2 April.", "rollback_last_drill"),
    ("The last restore was on 1 May.", "restore_drill"),
    ("The backup was restored on 1 March.", "restore_drill"),
    ("The fallback date is 2 June.", "fallback_date"),
    ("We tested the alarms on 1 May.", "alert_test_date"),
    ("The last rollback drill took place on 5 May 2026.", "rollback_last_drill"),
    ("The last restore test was on 20 April.", "restore_drill"),
    ("Our fallback is 6 June.", "fallback_date"),
    # person
    ("Marco decides on the rollback.", "rollback_owner"),
    ("Marco Diaz owns the rollback.", "rollback_owner"),
    ("Priya decides go or no-go.", "decision_owner"),
    ("The go or no-go decision is with Marco.", "decision_owner"),
    ("Lena is on call.", "on_call"),
    ("The person on call is Lena.", "on_call"),
    ("Lena makes the call on the rollback.", "rollback_owner"),
    ("The rollback owner is Lena Vogt.", "rollback_owner"),
    ("The owner of the rollback is Lena.", "rollback_owner"),
    ("Hanna Weiss is on duty.", "on_call"),
    ("Hanna is on duty tonight.", "on_call"),
    # text
    ("The point of no return is 23:40.", "rollback_deadline"),
    ("The last chance is at 22:45.", "rollback_deadline"),
]
AGREES = [
    # duration
    ("The rollback took four minutes in the drill.", "rollback_minutes"),
    ("In the drill it took four minutes to roll back.", "rollback_minutes"),
    ("Rolling back takes 240 seconds.", "rollback_minutes"),
    ("The rollback takes under five minutes.", "rollback_minutes"),
    ("Rollback is a four-minute job.", "rollback_minutes"),
    ("The rollback takes four minutes, plus ten to verify.", "rollback_minutes"),
    ("Rollback takes four minutes, not ten.", "rollback_minutes"),
    ("Not ten, four minutes is what the rollback takes.", "rollback_minutes"),
    ("The rollback does not take ten minutes, it takes four.", "rollback_minutes"),
    ("The rollback takes ten minutes, sorry, four minutes.", "rollback_minutes"),
    ("The rollback takes ten, no, four minutes.", "rollback_minutes"),
    ("The migration takes eleven minutes.", "migration_minutes"),
    ("The migration took 660 seconds on a copy.", "migration_minutes"),
    ("The migration takes about ten minutes.", "migration_minutes"),
    ("It took nine minutes to notice and four minutes to roll back.", "rollback_minutes"),
    ("The migration takes a little over ten minutes.", "migration_minutes"),
    ("The migration needs no more than 15 minutes.", "migration_minutes"),
    ("The migration takes between 10 and 12 minutes.", "migration_minutes"),
    ("Migration: 11 min.", "migration_minutes"),
    # percent
    ("We stop when the error rate passes one percent.", "error_threshold"),
    ("The threshold is 1 %.", "error_threshold"),
    ("The error threshold is one in a hundred.", "error_threshold"),
    ("The error rate is 0.4 %, the threshold 1 %.", "error_threshold"),
    # count
    ("We ran 412 tests and 405 passed.", "tests_total"),
    ("We ran 412 tests and 405 passed.", "tests_passed"),
    ("405 of 412 tests passed.", "tests_total"),
    ("405 of 412 tests passed.", "tests_passed"),
    ("405 out of 412 passed.", "tests_total"),
    ("405 out of 412 passed.", "tests_passed"),
    ("There are no open criticals.", "open_critical"),
    ("No critical findings are open.", "open_critical"),
    ("Two high findings are open.", "open_high"),
    ("There are two highs left.", "open_high"),
    ("38 accounts are affected.", "affected_accounts"),
    ("About 40 accounts are affected.", "affected_accounts"),
    ("It affects roughly 35 accounts.", "affected_accounts"),
    ("Of 900 accounts, 38 are affected.", "affected_accounts"),
    ("22 agents are trained.", "agents_trained"),
    ("22 of 26 agents are trained.", "agents_trained"),
    ("22 of 26 agents are trained.", "agents_total"),
    ("26 agents are on shift.", "agents_total"),
    ("We expect 240 tickets.", "expected_tickets"),
    ("We expect about 250 tickets.", "expected_tickets"),
    ("405 passed, seven failed.", "tests_passed"),
    ("405 tests are green.", "tests_passed"),
    ("We have zero criticals and two highs.", "open_critical"),
    ("We have zero criticals and two highs.", "open_high"),
    ("No criticals, three highs.", "open_critical"),
    ("About forty accounts are affected.", "affected_accounts"),
    ("Fewer than 50 accounts are affected.", "affected_accounts"),
    ("We have trained 22 agents.", "agents_trained"),
    ("The forecast is 240 tickets.", "expected_tickets"),
    # date
    ("The last rollback drill was on 12 May.", "rollback_last_drill"),
    ("We drilled it on 12 May.", "rollback_last_drill"),
    ("We restored the backup on 14 May.", "restore_drill"),
    ("The backup of 10 May was restored on 14 May.", "restore_drill"),
    ("The fallback is 30 May.", "fallback_date"),
    ("Alarms were set off on 15 May.", "alert_test_date"),
    ("The last rollback drill took place on 12 May 2026.", "rollback_last_drill"),
    ("We restored a backup on Thursday.", "restore_drill"),
    ("Our fallback is Saturday 30 May.", "fallback_date"),
    # person
    ("Priya Nair decides on the rollback.", "rollback_owner"),
    ("Priya makes the call on a rollback.", "rollback_owner"),
    ("Ruth Adeyemi decides go or no-go.", "decision_owner"),
    ("Marco is on call.", "on_call"),
    ("Marco is on call and Lena stands in.", "on_call"),
    ("Priya has the last word on a rollback.", "rollback_owner"),
    ("Marco Diaz gets paged.", "on_call"),
    # text
    ("The rollback deadline is 11:20 pm.", "rollback_deadline"),
    ("The flag is routing-v2.", "flag_name"),
    ("We switch routing-v2 off.", "flag_name"),
    ("The change record is CHG-4117.", "change_id"),
    ("Our hardest dependency is the address service.", "dependency"),
    ("We measure second labels per 1,000 parcels.", "success_metric"),
    ("The last chance is at 23:20.", "rollback_deadline"),
]
SILENT = [
    "We are back within five minutes of the decision.",
    "A rollback is done in 0:04 hours.",
    "If it took 20 minutes to roll back, we would stop.",
    "If the rollback took 20 minutes, support would have to call people in.",
    "Even if the rollback took 20 minutes we would be fine.",
    "The old release took 12 minutes to roll back.",
    "Release 24.5 took 12 minutes to roll back.",
    "In release 24.5 the rollback took 12 minutes.",
    "The previous rollback took 12 minutes.",
    "The rollback took twelve minutes in March.",
    "Before the flag, a rollback took 40 minutes.",
    "We brought the rollback down from 40 minutes to 4.",
    "A competitor needs 40 minutes to roll back.",
    "The vendor says their rollback takes an hour.",
    "Their rollback takes an hour.",
    "The address service needs an hour to roll back.",
    "Rolling back the database would take an hour.",
    "Rolling back the schema takes an hour.",
    "For the warehouse team a rollback takes ten minutes.",
    "A full rollback with data restore takes forty minutes.",
    "The rollback window is 80 minutes.",
    "We have 80 minutes for a rollback.",
    "We decide on a rollback within ten minutes.",
    "We decide to roll back within ten minutes.",
    "We roll back if errors stay up for ten minutes.",
    "If errors stay above 1 % for ten minutes we roll back.",
    "We would roll back after ten minutes of errors.",
    "The rollback drill took 25 minutes in total, most of it talking.",
    "The rollback meeting is 30 minutes long.",
    "There is no rollback needed.",
    "There is no rollback.",
    "Nobody needs a rollback.",
    "The canary runs for 60 minutes before a rollback becomes hard.",
    "One hour after the rollback we write the report.",
    "The first rollback attempt took nine minutes, the second four.",
    "A rollback without the script takes an hour.",
    "Without the flag the rollback takes an hour.",
    "By hand the rollback takes an hour.",
    "Last time the migration took half an hour.",
    "The migration is watched for half an hour.",
    "The migration starts 30 minutes after the window opens.",
    "The migration has a 30 minute buffer.",
    "The migration would need half an hour on old hardware.",
    "We would stop the migration after 30 minutes.",
    "We allow the migration 30 minutes.",
    "The limit for the migration is 30 minutes.",
    "Migration may take at most 30 minutes.",
    "The error rate was 0.2 % in the canary.",
    "The error rate is 3 % today.",
    "The error rate went up to 3 % last spring.",
    "Error rates rose by 3 %.",
    "Errors fell by 40 %.",
    "The error rate of the old service was 3 %.",
    "Half of the errors are time-outs.",
    "90 % of the errors are time-outs.",
    "If the error rate were 5 % we would stop.",
    "If the error rate reached 5 % customers would notice.",
    "An error rate of 5 % would be a disaster.",
    "We do not stop at 2 % errors.",
    "The threshold used to be 2 %.",
    "Other teams use a threshold of 5 %.",
    "The threshold for latency is 5 %.",
    "We lower the threshold to 0.5 % next year.",
    "Seven of 412 tests failed.",
    "Seven tests failed, all accepted by Lena.",
    "300 tests ran on Monday.",
    "300 tests ran overnight and the rest this morning.",
    "We ran 30 tests by hand.",
    "We ran 30 load tests.",
    "30 new tests passed.",
    "In the last release 380 tests passed.",
    "On build 2406.1 only 393 tests passed.",
    "At first 380 tests passed.",
    "Lena ran 40 tests herself.",
    "388 tests are automated.",
    "Three of 412 tests are switched off.",
    "The suite of 60 smoke tests passed.",
    "We closed three critical findings in April.",
    "Three critical findings were closed.",
    "Three critical findings were fixed last week.",
    "There were three criticals in the first scan.",
    "We had three critical findings in March.",
    "Three critical systems are touched.",
    "It is critical that two people watch.",
    "There are two critical minutes.",
    "The two critical steps are rehearsed.",
    "The load is high: five times the usual.",
    "High five to the team.",
    "We wrote to 900 accounts.",
    "12 accounts were affected last time.",
    "Three accounts asked about it.",
    "The outage in May affected 900 accounts.",
    "If we fail 900 accounts are affected.",
    "In the worst case 900 accounts are affected.",
    "Four agents are not trained yet.",
    "Four agents still need training.",
    "Four more will be trained on Monday.",
    "All 26 will be trained by Friday.",
    "18 agents were trained by last week.",
    "The training takes 3 hours.",
    "Six agents are on shift at night.",
    "Six agents are on shift on Sunday.",
    "We expect up to 600 tickets in the worst case.",
    "We expect 20 tickets a day.",
    "We expect 100 tickets on the first day.",
    "We got 600 tickets last time.",
    "600 tickets came in after the March release.",
    "The pilot made 12 tickets.",
    "Each depot sends 12 tickets.",
    "We drilled the rollback last Tuesday.",
    "The next rollback drill is on 2 June.",
    "We want another rollback drill on 2 June.",
    "The first rollback drill was on 2 April.",
    "We drilled it on 2 April and again on 12 May.",
    "We drilled the old plan on 2 April.",
    "The backup is made on Sunday.",
    "The alarms are tested every Friday.",
    "The rollback deadline was 22:00 in the last release.",
    "At 22:00 we look at it for the last time.",
    "The point of no return is reached when the migration starts at 22:10.",
    "The rollback decision is Priya's.",
    "Marco carries out the rollback, Priya decides.",
    "Marco executes the rollback.",
    "Marco watches the dashboard while Priya decides.",
    "Lena decides whether the tests are good enough.",
    "Lena owns the test report.",
    "Ines Okoro owns that; the run sheet says so, and it is checked on Thursday at 12:00.",
    "Priya decides.",
    "Tomas owns the two high findings.",
    "Aisha leads the support desk.",
    "Hanna owns the success measure.",
    "The decision to accept the finding was made by Tomas.",
    "Tomas made that decision on Monday.",
    "Lena is on call next week.",
    "Lena was on call in March.",
    "On Sunday Lena is on call.",
    "Lena is on call for the test environment.",
    "After midnight Lena is on call.",
    "If Marco is ill Lena is on call.",
    "Priya's deputy is on call.",
    "Marco, who is on call, rings Priya, who decides on the rollback.",
    "Marco rolls back when Priya says so.",
    "The rollback was designed by Jonas Lind.",
    "The flag is routing-v3.",
    "The change record is CHG-4000.",
    "From the decision it is four minutes until the rollback is complete.",
    "The rollback is over in three and a half minutes.",
    "Rolling back one depot takes nine minutes.",
    "Rolling back in staging took nine minutes.",
    "The rollback of the last release took nine minutes.",
    "The rollback of 24.5 took nine minutes.",
    "On the old platform the rollback took nine minutes.",
    "When I joined, the rollback took an hour.",
    "Two years ago a rollback was an hour of work.",
    "It took nine minutes to notice, then four to roll back.",
    "Noticing takes nine minutes, the rollback four.",
    "The board asked for a rollback under two minutes.",
    "Customers expect a rollback within a minute.",
    "The contract says a rollback must be done within two minutes.",
    "We aim for a two-minute rollback.",
    "We promise a rollback within thirty minutes.",
    "We could roll back in two minutes if the flag were cached.",
    "We would need twenty minutes for a rollback if the network were slow.",
    "A rollback during the migration takes twenty minutes.",
    "A rollback after the migration takes twenty minutes.",
    "Rollback plus checks takes twenty minutes.",
    "The rollback and the checks take twenty minutes together.",
    "You wrote that the rollback takes 20 minutes, which is wrong.",
    "I said the rollback takes 20 minutes, but it takes four.",
    "Priya told me the rollback takes twenty minutes.",
    "I heard the rollback takes twenty minutes.",
    "It is not true that the rollback takes twenty minutes.",
    "Nobody believes the rollback takes twenty minutes.",
    "The rollback hardly takes ten minutes.",
    "The rollback never took more than five minutes.",
    "The migration does not take an hour.",
    "The migration of the pilot took three minutes.",
    "The first migration took 40 minutes.",
    "The dry run of the migration took 40 minutes.",
    "In the dry run the migration took 40 minutes.",
    "If the migration takes longer than 20 minutes we stop.",
    "We stop the migration after 20 minutes.",
    "We pause ten minutes after the migration.",
    "We check for ten minutes whether the migration worked.",
    "The migration lock lasts two seconds.",
    "The error rate stops us at one percent.",
    "If the error rate goes over 10 % the site is down anyway.",
    "At 10 % of depots we stop and look at the error rate.",
    "We go to 10 % of depots when the error rate is low.",
    "When 10 % of depots are done we look at errors.",
    "Errors have been below 0.1 % for a month.",
    "Below 1 % errors we carry on.",
    "In the last rollout we stopped at 2 % errors.",
    "One error in a thousand is normal.",
    "Two of the tests ran twice.",
    "We ran all 412 tests twice.",
    "We have 412 tests, of which 405 passed.",
    "400 tests are green.",
    "Seven tests are not green.",
    "Seven tests are not green yet, 405 are.",
    "All tests passed.",
    "95 % of the tests passed.",
    "98 percent of the tests passed.",
    "Every one of the 20 smoke tests passed.",
    "The 20 tests Lena wrote all passed.",
    "Ten of the tests that failed passed on the second run.",
    "On the first run 380 tests passed, on the second 405.",
    "Since Monday 30 more tests passed.",
    "Tests passed on 3 browsers.",
    "We are at zero criticals.",
    "One critical was accepted.",
    "A critical finding would stop us.",
    "Two of the high findings are accepted.",
    "One of the two high findings is accepted.",
    "We fixed five high findings.",
    "Five high findings are fixed.",
    "There were five high findings, three are fixed.",
    "Three high findings would be too many.",
    "The scanner reported five high findings, three are false alarms.",
    "Tomas has two high findings on his list.",
    "Tomas had five high findings on his list.",
    "At most forty accounts are affected.",
    "Five accounts are badly affected.",
    "Five of the affected accounts are large.",
    "Of the affected accounts five are large.",
    "We called five affected accounts.",
    "The change touches 38 accounts.",
    "None of the 900 accounts is affected at night.",
    "900 accounts are not affected.",
    "862 accounts are not affected.",
    "We trained five agents yesterday.",
    "We want to train 30 agents.",
    "We must train four more agents.",
    "By Friday 26 agents are trained.",
    "In the night shift three agents are trained.",
    "Three agents are trained in Polish.",
    "We planned for 400 tickets.",
    "We can take 400 tickets.",
    "The desk can handle 400 tickets.",
    "If 400 tickets come in we pause.",
    "We pause the rollout at 400 tickets.",
    "Forty tickets come from one depot.",
    "Last year 400 tickets came in.",
    "The last drill was six days ago.",
    "We drilled it last week.",
    "Our last drill was on the twelfth of May.",
    "The rollback drill in March took an hour.",
    "A rollback drill is planned for 20 May.",
    "We had rollback drills on 2 April and 12 May.",
    "The rollback drill was moved from 5 May to 12 May.",
    "The rollback drill should have been on 5 May.",
    "The rollback drill report is dated 13 May.",
    "The backup from 14 May was restored without errors.",
    "We restore a backup every Monday.",
    "The next restore test is on 20 June.",
    "We fall back to 30 May.",
    "The next slot is 30 May.",
    "The fallback after that is 6 June.",
    "If 30 May fails, the fallback is 6 June.",
    "The second fallback is 6 June.",
    "The deadline for a rollback is 23:20.",
    "Our last chance to look at it is 22:45.",
    "The rollback is Priya's call.",
    "The rollback is Marco's call.",
    "It is Marco who decides on the rollback.",
    "Lena leads the rollback.",
    "Lena wrote the rollback plan.",
    "Lena approves the rollback plan.",
    "Lena owns the rollback documentation.",
    "Lena tested the rollback.",
    "Lena decides on the rollback if Priya is away.",
    "Lena decided on the rollback in March.",
    "Before Priya, Lena owned the rollback.",
    "Lena or Priya decides on the rollback.",
    "Lena decides on a rollback of the database.",
    "Lena owns the rollback of the address service.",
    "Ines decides when the window opens.",
    "Ines decides, not Ruth.",
    "Ines Okoro has the last word.",
    "Who decides on the rollback? Lena does.",
    "Hanna is on duty until ten.",
    "Hanna and Marco are on duty.",
    "Hanna is on duty for support.",
    "Hanna is not on duty.",
    "The support agent on duty is Hanna.",
    "We ring Hanna, who is on duty for marketing.",
    "Our hardest dependency is the payment service.",
    "We do not depend on the address service.",
]


def said(
    answer: str, question: Question | None = None, probe: Probe | None = None
) -> tuple[Claim, ...]:
    """What an answer claims about the sample, to a question that is about no fact unless given."""
    asked = question or a_question(text="Where do we stand?", short="Where do we stand?")
    exchanges = (Exchange(None, "Let me see.", NOW),) if probe else ()
    return claims_of(Turn(asked, NOW, (*exchanges, Exchange(probe, answer, NOW)), brief=BRIEF))


def verdicts(answer: str, question: Question | None = None) -> dict[str, str]:
    return {each.fact_key: each.verdict.value for each in said(answer, question)}


def contradicted(claims: tuple[Claim, ...]) -> list[str]:
    return [
        each.fact_key
        for each in claims
        if each.verdict.value == "contradicts" and not each.corrected
    ]


@pytest.mark.parametrize(("answer", "key"), CONTRADICTS)
def test_another_value_contradicts_the_sample(answer: str, key: str) -> None:
    assert verdicts(answer).get(key) == "contradicts"
    assert contradicted(said(answer)) == [key]


@pytest.mark.parametrize(("answer", "key"), AGREES)
def test_the_same_value_agrees_with_the_sample(answer: str, key: str) -> None:
    assert verdicts(answer).get(key) == "agrees"


@pytest.mark.parametrize("answer", SILENT)
def test_what_is_about_something_else_contradicts_nothing(answer: str) -> None:
    assert contradicted(said(answer)) == []


# (the question's words, the facts a good answer uses, the answer, what it contradicts)
WHO = "Who decides on a rollback?"
ON_CALL = "Who is on call on the night?"
LONG = "How long does a rollback take?"
DRILL = "When was the last rollback drill?"
ASKED = [
    (WHO, "rollback_owner", "Lena.", "rollback_owner"),
    (WHO, "rollback_owner", "Lena Vogt decides.", "rollback_owner"),
    (WHO, "rollback_owner", "It is Lena.", "rollback_owner"),
    (WHO, "rollback_owner", "Priya.", ""),
    (WHO, "rollback_owner", "Lena decides about the test report.", ""),
    (WHO, "rollback_owner", "Support decides, and Lena owns the list.", ""),
    (WHO, "rollback_owner", "We looked at it twice. Lena decides.", ""),
    (WHO, "rollback_owner", "Lena decides if Priya is away.", ""),
    (WHO, "rollback_owner on_call", "Lena.", ""),
    ("What do you do when errors rise?", "rollback_owner", "Lena decides.", ""),
    ("What do you do when errors rise?", "rollback_owner", "Lena.", ""),
    ("A partner is down. Who rings them?", "on_call", "Lena Vogt.", ""),
    ("A partner is down. Who rings them?", "on_call", "Lena owns that.", ""),
    ("Who stands in for the person on call?", "on_call", "Lena.", ""),
    ("Who stands in for the decision maker?", "decision_owner", "Priya.", ""),
    (ON_CALL, "on_call", "Lena.", "on_call"),
    (ON_CALL, "on_call", "Lena, with Marco.", ""),
    (ON_CALL, "on_call", "Ruth Adeyemi decides go or no-go.", ""),
    (LONG, "rollback_minutes", "Ten minutes.", "rollback_minutes"),
    (LONG, "rollback_minutes", "It takes about ten minutes.", "rollback_minutes"),
    (LONG, "rollback_minutes", "Priya decides, and it takes ten minutes.", "rollback_minutes"),
    (LONG, "rollback_minutes", "Four minutes.", ""),
    (LONG, "rollback_minutes", "Within ten minutes.", ""),
    (LONG, "rollback_minutes", "In ten minutes.", ""),
    (LONG, "rollback_minutes", "We have ten minutes.", ""),
    (LONG, "rollback_minutes", "You have ten minutes.", ""),
    (LONG, "rollback_minutes", "Ten minutes of reading.", ""),
    (LONG, "rollback_minutes", "We flip the switch and it takes ten minutes.", ""),
    ("How long until you notice?", "rollback_minutes", "Ten minutes.", ""),
    ("How long until you notice?", "rollback_minutes", "It takes ten minutes.", ""),
    ("Do you stand behind the rollback time?", "rollback_minutes", "Ten minutes.", ""),
    ("How many accounts are affected?", "affected_accounts", "900.", "affected_accounts"),
    ("How many accounts are affected?", "affected_accounts", "About 900.", "affected_accounts"),
    ("How many accounts are affected?", "affected_accounts", "900 accounts.", "affected_accounts"),
    ("How many accounts are affected?", "affected_accounts", "2019 was worse.", ""),
    ("How many accounts are affected?", "affected_accounts", "It was 19 then.", ""),
    ("How many accounts are affected?", "affected_accounts", "We wrote to 900 accounts.", ""),
    ("How was the change announced?", "affected_accounts", "900.", ""),
    (DRILL, "rollback_last_drill", "On 3 May.", "rollback_last_drill"),
    (DRILL, "rollback_last_drill", "On 12 May.", ""),
    (DRILL, "rollback_last_drill", "On 3 May we wrote it up.", ""),
    ("What did the rollback drill teach you?", "rollback_last_drill", "On 3 May.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "about", "answer", "key"), ASKED)
def test_a_bare_answer_counts_only_for_what_the_question_asks(
    text: str, about: str, answer: str, key: str
) -> None:
    question = a_question(text=text, short=text, fact_keys=tuple(about.split()))
    assert contradicted(said(answer, question)) == ([key] if key else [])


REPLIES = [
    "Ines Okoro owns that; the run sheet says so, and it is checked on Thursday at 12:00.",
    "Lena.",
    "Lena decides.",
    "Ten minutes.",
    "It takes ten minutes.",
    "900.",
    "On 3 May.",
]


@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize(
    "kind", [FindingKind.STRONG, FindingKind.ABSOLUTE, FindingKind.BLAME, FindingKind.PRAISE]
)
def test_a_reply_to_a_challenge_is_not_about_the_questions_facts(
    reply: str, kind: FindingKind
) -> None:
    keys = ("on_call", "rollback_minutes", "affected_accounts", "rollback_last_drill")
    asking = "Who is on call, how long is a rollback, how many are affected, when was the drill?"
    question = a_question(text=asking, short=asking, fact_keys=keys)
    claims = said(reply, question, Probe(kind, "And if not?", "all good"))
    assert contradicted(claims) == []


def test_a_name_for_one_thing_is_not_held_against_the_questions_person() -> None:
    question = a_question(text=WHO, short=WHO, fact_keys=("rollback_owner",))
    probe = Probe(
        FindingKind.NO_OWNER, "“the team will do it”: who exactly?", "the team will do it"
    )
    assert contradicted(said("Lena does the report.", question, probe)) == []
    assert contradicted(said("Lena decides.", question, probe)) == []


def test_the_banks_own_answers_contradict_nothing() -> None:
    for prompt in BANK.prompts:
        question = question_for(BANK, prompt.id, "", RELEASE, CODEBOOK, fact_keys=KEYS)
        answer = sample_answer(prompt, RELEASE, KEYS)
        assert contradicted(said(answer, question)) == [], prompt.id


def test_the_banks_answers_to_other_questions_contradict_next_to_nothing() -> None:
    prompts = BANK.prompts
    answers = [sample_answer(each, RELEASE, KEYS) for each in prompts]
    wrong = 0
    for number, prompt in enumerate(prompts):
        question = question_for(BANK, prompt.id, "", RELEASE, CODEBOOK, fact_keys=KEYS)
        others = [answers[(number + step) % len(answers)] for step in range(7, 97, 9)]
        wrong += sum(bool(contradicted(said(each, question))) for each in others)
    assert wrong <= 1


def test_a_correction_in_one_breath_is_the_last_word() -> None:
    claims = said("The rollback takes ten minutes, sorry, four minutes.")
    assert [(each.value, each.verdict.value, each.corrected) for each in claims] == [
        ("600", "contradicts", True),
        ("240", "agrees", False),
    ]
