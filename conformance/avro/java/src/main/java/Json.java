import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.sql.Row;

/** Values as the JSON that all sides compare: see to_json in python/values.py. */
final class Json {
  private static final JsonNodeFactory F = JsonNodeFactory.instance;

  static JsonNode of(Object value) {
    if (value == null) return F.nullNode();
    if (value instanceof Boolean b) return F.booleanNode(b);
    if (value instanceof Integer n) return F.numberNode(n.intValue());
    if (value instanceof Long n) return Math.abs(n) < 1L << 53 && n != Long.MIN_VALUE ? F.numberNode(n.longValue()) : F.textNode(n.toString());
    if (value instanceof Float f) return floating(f.doubleValue());
    if (value instanceof Double d) return floating(d);
    if (value instanceof byte[] bytes) return F.textNode(new String(bytes, StandardCharsets.ISO_8859_1));
    if (value instanceof GenericFixed fixed) return of(fixed.bytes());
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return of(bytes);
    }
    if (value instanceof IndexedRecord record) {
      ObjectNode out = F.objectNode();
      record.getSchema().getFields().forEach(f -> out.set(f.name(), of(record.get(f.pos()))));
      return out;
    }
    if (value instanceof Row row) {
      ObjectNode out = F.objectNode();
      for (int i = 0; i < row.size(); i++) out.set(row.schema().fieldNames()[i], of(row.get(i)));
      return out;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return of(scala.jdk.javaapi.CollectionConverters.asJava(map));
    }
    if (value instanceof scala.collection.Seq<?> seq) {
      return of(scala.jdk.javaapi.CollectionConverters.asJava(seq));
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode out = F.objectNode();
      map.forEach((key, inner) -> out.set(key.toString(), of(inner)));
      return out;
    }
    if (value instanceof Iterable<?> list) {
      ArrayNode out = F.arrayNode();
      list.forEach(item -> out.add(of(item)));
      return out;
    }
    return F.textNode(value.toString());
  }

  private static JsonNode floating(double d) {
    if (Double.isNaN(d)) return F.textNode("NaN");
    if (Double.isInfinite(d)) return F.textNode(d > 0 ? "Infinity" : "-Infinity");
    return F.numberNode(d);
  }

  static ObjectNode error(Throwable error) {
    return F.objectNode().put("error", error.getClass().getName()).put("message", error.getMessage());
  }
}
