import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.window;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts by window and key on Spark in local mode: EVENTS RUNS; prints wall times as JSON. */
public final class WindowedCount {
  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    Dataset<Row> events =
        spark.read().schema("at LONG, key STRING").csv(args[0])
            .select(timestamp_millis(col("at")).as("time"), col("key"))
            .cache();
    events.count();
    List<String> times = new ArrayList<>();
    int groups = 0;
    // The first two runs compile and warm up; they are not counted.
    for (int i = -2; i < Integer.parseInt(args[1]); i++) {
      long start = System.nanoTime();
      groups =
          events.groupBy(window(col("time"), "5 minutes", "1 minute"), col("key"))
              .count().collectAsList().size();
      if (i >= 0) times.add(String.valueOf((System.nanoTime() - start) / 1e6));
    }
    System.out.printf(
        "{\"version\":\"%s\",\"ms\":[%s],\"groups\":%d}%n",
        spark.version(), String.join(",", times), groups);
    spark.stop();
  }
}
