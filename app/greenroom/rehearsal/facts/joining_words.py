"""Words that join a value to what it is about and change nothing about it."""

from greenroom.rehearsal.hearing.word_lists import word_set

LINKS = word_set(
    "a an the our this that these those it its it's that's which we we're we've us you i they",
    "there",
    "there's is are was were be been being has have had will shall should do does did takes take",
    "took taken taking needs need needed lasts last lasted finishes finished completes completed",
    "done measured came comes come stands stood sits sat set gets get got opens opened starts",
    "started begins began ends ended closes closed held happened scheduled planned counts counted",
    "shows showed went goes equals at in on of to for from within by with as only just now still",
    "currently exactly roughly about around approximately under over less more than most least",
    "all whole full complete total overall itself confirmed usually typically normally average",
    "worst case time figure value number level about: so then and well precisely today tonight",
    "yes no actually okay ok right sorry correct correction again i'm he she they're day date",
    "release change deployment version everything thing end latest minimum maximum up most",
    "ran runs run tested drilled rehearsed both here together sure planned our per i think guess",
    "say place",
    "can i'd we'd it'd would maybe probably perhaps well",
)
HARMLESS = word_set(
    "total all practice drill drills rehearsal test tests production average worst case end fact",
    "go us everything everyone most moment start decision finish complete execute run do minimum",
    "maximum least once it that this them night both now the release change day record writing",
)
COURTESIES = word_set(
    "yes yeah yep no nope well so ok okay oh right sure sorry thanks thank you please correct good",
    "question honestly actually currently exactly again now today i think guess sir ma'am chair",
)
