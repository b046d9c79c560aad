"""What a Databricks notebook finds when it runs: spark, dbutils, display. Nothing else is shimmed."""

import os

import kit
import pyspark
from pyspark.sql import SparkSession


def session(cache, folder):
    """A Spark with Kafka and Delta on the class path and a warehouse of its own."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return (
        SparkSession.builder.master("local[2]")
        .appName("lab kit")
        .config("spark.jars", ",".join(extra_jars(cache)))
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"
        )
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.driver.memory", "2g")
        .config("spark.driver.extraJavaOptions", "-Duser.timezone=UTC")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        # A small table's log in 2 tasks instead of 50: the same answers on 2 cores, sooner.
        .config("spark.databricks.delta.snapshotPartitions", "2")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )


def extra_jars(cache):
    """The jars that pyspark does not bring itself, whatever version it brings of the others."""
    def artifact(name):
        return name.rsplit("-", 1)[0]

    own = {artifact(name) for name in os.listdir(os.path.join(pyspark.__path__[0], "jars"))}
    found = sorted((cache / "spark").glob("*.jar"))
    return [str(jar) for jar in found if artifact(jar.name) not in own]


class Widgets:
    def __init__(self, values):
        self.given, self.values = values, {}

    def text(self, name, default, label=None):
        self.values[name] = self.given.get(name, default)

    def get(self, name):
        return self.values[name]


class Secrets:
    def __init__(self, values):
        self.values = values

    def get(self, scope, key):
        return self.values[scope, key]


class Dbutils:
    def __init__(self, widgets, secrets):
        self.widgets, self.secrets = Widgets(widgets), Secrets(secrets)


def run(labs, spark, name, widgets, secrets=None):
    """Runs one notebook, unchanged but for its widgets; gives its variables and what it displayed."""
    shown = []
    scope = {
        "spark": spark,
        "dbutils": Dbutils(widgets, secrets or {}),
        "display": lambda frame: shown.append([row.asDict() for row in frame.collect()]),
    }
    spark.conf.unset("spark.sql.session.timeZone")
    source = kit.read(labs, f"databricks/{name}")
    exec(compile(source, name, "exec"), scope)
    return scope, shown
