import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;

/** Step 2: reads made.json, writes java.json. */
public final class Record {
  public static void main(String[] args) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode made = mapper.readTree(new File(args[0]));
    ObjectNode out = mapper.createObjectNode();
    Map<String, Schema> schemas = new HashMap<>();
    ArrayNode written = out.putArray("written");
    for (JsonNode entry : made.get("schemas")) {
      Schema schema = new Schema.Parser().parse(entry.get("schema").toString());
      schemas.put(entry.get("name").asText(), schema);
      AvroSide.write(entry.get("name").asText(), schema, written);
    }
    for (JsonNode message : made.get("written")) {
      byte[] body = HexFormat.of().parseHex(message.get("hex").asText());
      JsonNode got = AvroSide.read(schemas.get(message.get("schema").asText()), body).path("value");
      // Through text and back, so that both sides hold the same number types.
      if (!mapper.readTree(got.toString()).equals(message.get("value"))) {
        throw new IllegalStateException("Avro for Java differs on " + message + ": " + got);
      }
    }
    ArrayNode broken = out.putArray("broken");
    try (SparkSide spark = new SparkSide()) {
      out.put("spark", spark.version());
      out.put("avro", Schema.class.getPackage().getImplementationVersion());
      for (JsonNode message : made.get("broken")) {
        byte[] bytes = HexFormat.of().parseHex(message.get("hex").asText());
        // What a query hands to from_avro: substring(value, 6), or all of it when that was forgotten.
        int from = message.get("whole").asBoolean() ? 0 : Math.min(5, bytes.length);
        byte[] body = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        Schema schema = schemas.get(message.get("schema").asText());
        ObjectNode entry = broken.addObject();
        entry.set("avroJava", AvroSide.read(schema, body));
        // In Spark an OutOfMemoryError would end the whole process, and the recording with it.
        boolean fatal = entry.path("avroJava").path("error").asText().equals("java.lang.OutOfMemoryError");
        entry.set("spark", fatal ? null : spark.read(schema.toString(), body));
      }
    }
    mapper.writeValue(new File(args[1]), out);
  }
}
