import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark's from_avro on one message at a time, in both modes, through a real query. */
final class SparkSide implements AutoCloseable {
  private final SparkSession spark =
      SparkSession.builder()
          .master("local[1]")
          .config("spark.ui.enabled", "false")
          .config("spark.log.level", "ERROR")
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.session.timeZone", "UTC")
          .getOrCreate();

  String version() {
    return spark.version();
  }

  ObjectNode read(String schemaText, byte[] body) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("failfast", read(schemaText, body, "FAILFAST"));
    out.set("permissive", read(schemaText, body, "PERMISSIVE"));
    return out;
  }

  private ObjectNode read(String schemaText, byte[] body, String mode) {
    StructType type = new StructType().add("value", DataTypes.BinaryType);
    Dataset<Row> input = spark.createDataFrame(List.of(RowFactory.create((Object) body)), type);
    try {
      Row row = input.selectExpr("from_avro(value, '" + schemaText + "', map('mode', '" + mode + "')) v").head();
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      out.set("value", Json.of(row.get(0)));
      return out;
    } catch (Exception error) {
      ObjectNode out = Json.error(error);
      if (error instanceof org.apache.spark.SparkThrowable told) out.put("condition", told.getCondition());
      String text = String.valueOf(error.getMessage());
      if (text.length() > 160) out.put("message", text.substring(0, 160));
      Throwable cause = error;
      while (cause.getCause() != null) cause = cause.getCause();
      if (cause != error) out.set("cause", Json.error(cause));
      return out;
    }
  }

  @Override
  public void close() {
    spark.stop();
  }
}
