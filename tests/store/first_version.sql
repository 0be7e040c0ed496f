-- Every table and index of a workspace as the first version made it, and the marks of its version.
-- Never change this: it stands for files that people have.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE release (
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    hidden_in VARCHAR,
    name VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    strategy VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    rollback_plan VARCHAR NOT NULL,
    window_start VARCHAR,
    window_end VARCHAR,
    window_time_zone VARCHAR,
    board_at VARCHAR,
    sample BOOLEAN NOT NULL,
    CONSTRAINT pk_release PRIMARY KEY (id),
    CONSTRAINT ck_release_type CHECK (type IN ('standard', 'normal', 'emergency')),
    CONSTRAINT ck_release_status CHECK (status IN ('planned', 'in review', 'decided', 'released', 'withdrawn')),
    CONSTRAINT ck_release_strategy CHECK (strategy IN ('all at once', 'rolling', 'blue-green', 'canary', 'feature flag'))
);
CREATE TABLE fact (
    release_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    as_of VARCHAR,
    CONSTRAINT pk_fact PRIMARY KEY (release_id, position),
    CONSTRAINT ck_fact_kind CHECK (kind IN ('duration', 'percent', 'count', 'date', 'person', 'boolean', 'text')),
    CONSTRAINT ck_fact_status CHECK (status IN ('confirmed', 'estimate', 'unknown')),
    CONSTRAINT fk_fact_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE
);
CREATE TABLE rehearsal (
    id VARCHAR NOT NULL,
    release_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    started_at VARCHAR NOT NULL,
    ended BOOLEAN NOT NULL,
    CONSTRAINT pk_rehearsal PRIMARY KEY (id),
    CONSTRAINT fk_rehearsal_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE
);
CREATE INDEX ix_rehearsal_release_id ON rehearsal (release_id);
CREATE TABLE event (
    rehearsal_id VARCHAR NOT NULL,
    sequence INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (rehearsal_id, sequence),
    CONSTRAINT ck_event_kind CHECK (kind IN ('Started', 'Asked', 'Answered', 'Probed', 'Skipped', 'Paused', 'Resumed', 'Ended')),
    CONSTRAINT fk_event_rehearsal_id_rehearsal FOREIGN KEY(rehearsal_id) REFERENCES rehearsal (id) ON DELETE CASCADE
);
CREATE TABLE draft (
    rehearsal_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (rehearsal_id),
    CONSTRAINT fk_draft_rehearsal_id_rehearsal FOREIGN KEY(rehearsal_id) REFERENCES rehearsal (id) ON DELETE CASCADE
);
CREATE TABLE transcript (
    id VARCHAR NOT NULL,
    release_id VARCHAR,
    rehearsal_id VARCHAR,
    position INTEGER NOT NULL,
    hidden_in VARCHAR,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    created_at VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_transcript PRIMARY KEY (id),
    CONSTRAINT ck_transcript_kind CHECK (kind IN ('interview', 'rehearsal')),
    CONSTRAINT fk_transcript_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE,
    CONSTRAINT fk_transcript_rehearsal_id_rehearsal FOREIGN KEY(rehearsal_id) REFERENCES rehearsal (id) ON DELETE CASCADE
);
CREATE INDEX ix_transcript_release_id ON transcript (release_id);
CREATE INDEX ix_transcript_rehearsal_id ON transcript (rehearsal_id);
CREATE INDEX ix_transcript_digest ON transcript (digest);
CREATE TABLE utterance (
    transcript_id VARCHAR NOT NULL,
    "index" INTEGER NOT NULL,
    speaker VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    begins_ms INTEGER,
    ends_ms INTEGER,
    theme_id VARCHAR,
    CONSTRAINT pk_utterance PRIMARY KEY (transcript_id, "index"),
    CONSTRAINT ck_utterance_role CHECK (role IN ('respondent', 'interviewer')),
    CONSTRAINT ck_utterance_span CHECK ("start" >= 0 AND "end" >= "start"),
    CONSTRAINT fk_utterance_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE CASCADE
);
CREATE TABLE analysis (
    transcript_id VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_analysis PRIMARY KEY (transcript_id),
    CONSTRAINT fk_analysis_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE CASCADE
);
CREATE TABLE coding (
    id VARCHAR NOT NULL,
    transcript_id VARCHAR NOT NULL,
    theme_id VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    coder VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    confidence FLOAT,
    CONSTRAINT pk_coding PRIMARY KEY (id),
    CONSTRAINT ck_coding_status CHECK (status IN ('suggested', 'accepted', 'rejected')),
    CONSTRAINT ck_coding_stance CHECK (stance IN ('raised', 'mitigated', 'unknown', 'mixed')),
    CONSTRAINT ck_coding_span CHECK ("start" >= 0 AND "end" >= "start"),
    CONSTRAINT fk_coding_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE CASCADE
);
CREATE INDEX ix_coding_transcript_id ON coding (transcript_id);
CREATE TABLE scorecard (
    release_id VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_scorecard PRIMARY KEY (release_id),
    CONSTRAINT fk_scorecard_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE
);
CREATE TABLE assessment (
    id VARCHAR NOT NULL,
    release_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_assessment PRIMARY KEY (id),
    CONSTRAINT fk_assessment_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE
);
CREATE INDEX ix_assessment_release_id ON assessment (release_id);
CREATE TABLE decision (
    id VARCHAR NOT NULL,
    release_id VARCHAR NOT NULL,
    assessment_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT fk_decision_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE,
    CONSTRAINT fk_decision_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id) ON DELETE CASCADE
);
CREATE INDEX ix_decision_assessment_id ON decision (assessment_id);
CREATE INDEX ix_decision_release_id ON decision (release_id);
CREATE TABLE export (
    id VARCHAR NOT NULL,
    release_id VARCHAR,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    content_digest VARCHAR NOT NULL,
    created_at VARCHAR NOT NULL,
    CONSTRAINT pk_export PRIMARY KEY (id),
    CONSTRAINT fk_export_release_id_release FOREIGN KEY(release_id) REFERENCES release (id) ON DELETE CASCADE
);
CREATE INDEX ix_export_release_id ON export (release_id);
CREATE TABLE setting (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO alembic_version VALUES ('0001');
PRAGMA application_id = 1196576338;
PRAGMA user_version = 1;
