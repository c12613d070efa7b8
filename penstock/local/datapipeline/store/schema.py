"""The tables. Times are seconds since the epoch; `waiting` and `notes` are JSON; `open` is 1 until the end."""

SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE pipelines (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    unique_id TEXT NOT NULL,
    description TEXT NOT NULL,
    tags TEXT NOT NULL,
    state TEXT NOT NULL,
    created REAL NOT NULL,
    first_activation REAL,
    last_activation REAL,
    last_deactivation REAL,
    latest_version INTEGER NOT NULL,
    active_version INTEGER NOT NULL,
    skip_before REAL,
    deleted INTEGER NOT NULL
);
CREATE INDEX pipelines_by_name ON pipelines (name, unique_id) WHERE deleted = 0;

CREATE TABLE definitions (
    pipeline INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    errored INTEGER NOT NULL,
    PRIMARY KEY (pipeline, version)
) WITHOUT ROWID;

CREATE TABLE components (
    key INTEGER PRIMARY KEY,
    pipeline INTEGER NOT NULL,
    component_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    paused INTEGER NOT NULL,
    health TEXT,
    health_from TEXT,
    health_time REAL,
    latest_run REAL,
    latest_completed REAL,
    UNIQUE (pipeline, component_id)
);

CREATE TABLE schedules (
    pipeline INTEGER NOT NULL,
    schedule_id TEXT NOT NULL,
    first_activation REAL NOT NULL,
    next_index INTEGER NOT NULL,
    PRIMARY KEY (pipeline, schedule_id)
) WITHOUT ROWID;

CREATE TABLE instances (
    key INTEGER PRIMARY KEY,
    pipeline INTEGER NOT NULL,
    component INTEGER NOT NULL,
    component_id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    owner INTEGER,
    start REAL NOT NULL,
    finish REAL NOT NULL,
    run_at REAL NOT NULL,
    created REAL NOT NULL,
    status TEXT NOT NULL,
    open INTEGER NOT NULL,
    admission INTEGER NOT NULL,
    demands INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    actual_start REAL,
    actual_end REAL,
    waiting TEXT NOT NULL,
    notes TEXT NOT NULL,
    UNIQUE (pipeline, instance_id)
);
CREATE INDEX instances_by_component ON instances (component, admission, start) WHERE open = 1;
CREATE INDEX instances_by_start ON instances (component, start);
CREATE INDEX instances_open ON instances (pipeline) WHERE open = 1;
CREATE INDEX instances_by_status ON instances (pipeline, status);
CREATE INDEX instances_in_order ON instances (pipeline, start, key);

CREATE TABLE edges (
    consumer INTEGER NOT NULL,
    role TEXT NOT NULL,
    producer INTEGER NOT NULL,
    PRIMARY KEY (consumer, role, producer)
) WITHOUT ROWID;
CREATE INDEX edges_by_producer ON edges (producer);

CREATE TABLE attempts (
    key INTEGER PRIMARY KEY,
    pipeline INTEGER NOT NULL,
    instance INTEGER NOT NULL,
    number INTEGER NOT NULL,
    attempt_id TEXT NOT NULL,
    status TEXT NOT NULL,
    worker_group TEXT,
    offered INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    task_id TEXT UNIQUE,
    actual_start REAL,
    actual_end REAL,
    last_report REAL,
    hostname TEXT,
    reported TEXT,
    notes TEXT NOT NULL,
    UNIQUE (instance, number)
);
CREATE INDEX attempts_offered ON attempts (worker_group, key) WHERE offered = 1;
CREATE INDEX attempts_running ON attempts (status) WHERE status = 'RUNNING';
CREATE INDEX attempts_by_id ON attempts (pipeline, attempt_id);

CREATE TABLE timers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    due REAL NOT NULL,
    kind TEXT NOT NULL,
    pipeline INTEGER NOT NULL,
    instance INTEGER,
    number INTEGER
);
CREATE INDEX timers_by_due ON timers (due, seq);
CREATE INDEX timers_by_instance ON timers (instance);
CREATE INDEX timers_by_pipeline ON timers (pipeline, kind);

CREATE TABLE alarms (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pipeline INTEGER NOT NULL,
    instance_id TEXT NOT NULL,
    action_id TEXT NOT NULL,
    topic_arn TEXT NOT NULL,
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    created REAL NOT NULL,
    delivered REAL,
    failure TEXT
);
CREATE INDEX alarms_waiting ON alarms (seq) WHERE delivered IS NULL;
"""
