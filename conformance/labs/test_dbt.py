"""The dbt project: it parses, and the models compile to the same SELECTs as Part 2's file."""

import os
import subprocess

import kit
import pytest
import sqlglot
from processes import PATIENCE
from sqlglot import exp

MODELS = ["streaming_silver_user_activity", "streaming_gold_activity_by_country"]


@pytest.fixture(scope="module")
def project(labs, tmp_path_factory):
    return kit.unpack(labs, tmp_path_factory.mktemp("kit")) / "dbt"


def dbt(cache, project, *arguments):
    login = {"SNOWFLAKE_ACCOUNT": "none", "SNOWFLAKE_USER": "none", "SNOWFLAKE_PASSWORD": "none"}
    quiet = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "NO_COLOR": "1", "DO_NOT_TRACK": "1"}
    done = subprocess.run(
        [cache / "venv-dbt" / "bin" / "dbt", "--no-version-check", *arguments],
        cwd=project,
        env={**os.environ, **login, **quiet},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_project_parses(cache, project):
    told = dbt(cache, project, "parse")
    assert "WARNING" not in told.upper().replace("0 WARNINGS", ""), told


@pytest.fixture(scope="module")
def compiled(cache, project):
    dbt(cache, project, "--no-populate-cache", "compile", "--no-introspect")
    folder = project / "target" / "compiled" / "streaming"
    return {file.stem: file.read_text(encoding="utf8") for file in folder.rglob("*.sql")}


def select_of(text):
    tree = sqlglot.parse_one(text, dialect="snowflake")
    for table in tree.find_all(exp.Table):
        # Which schema a name lies in is what differs between the two, and is tested below.
        table.set("db", None)
        table.set("catalog", None)
        table.set("this", exp.to_identifier(table.name.upper()))
    return tree.sql(dialect="snowflake", comments=False, normalize=True)


@pytest.mark.parametrize("model", MODELS)
def test_a_model_is_the_select_of_part_2(labs, compiled, model):
    text = kit.read(labs, "snowflake/02_dynamic_tables.sql")
    for statement in sqlglot.parse(text, dialect="snowflake"):
        if isinstance(statement, exp.Create) and statement.this.name == model.upper():
            assert select_of(compiled[model]) == select_of(statement.expression.sql("snowflake"))
            return
    raise AssertionError(f"02_dynamic_tables.sql makes no {model}")


def test_the_models_lie_in_a_schema_of_their_own(compiled):
    silver, gold = (compiled[name] for name in MODELS)
    assert "DE_MASTERCLASS.ANNA_7_STREAMING.streaming_bronze_user_activity" in silver
    assert "DE_MASTERCLASS.ANNA_7_STREAMING_DBT.streaming_silver_user_activity" in gold


def test_every_test_of_the_project_compiles_to_snowflake(compiled):
    checks = {name: text for name, text in compiled.items() if name not in MODELS}
    assert len(checks) >= 7
    for text in checks.values():
        assert isinstance(sqlglot.parse_one(text, dialect="snowflake"), exp.Query)
