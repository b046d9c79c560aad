import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Avro for Java by itself: writes random values, reads fastavro's messages and the broken ones. */
final class AvroSide {
  private static final int VALUES = 26;

  /** Half of the values with plain blocks, half with blocks that carry their size (negative counts). */
  static void write(String name, Schema schema, ArrayNode out) throws IOException {
    int i = 0;
    for (Object value : new RandomData(schema, VALUES, 8L + name.hashCode(), true)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
      BinaryEncoder encoder =
          i++ % 2 == 0 ? factory.binaryEncoder(bytes, null) : factory.blockingBinaryEncoder(bytes, null);
      new GenericDatumWriter<Object>(schema).write(value, encoder);
      encoder.flush();
      ObjectNode message = out.addObject();
      message.put("schema", name).put("hex", HexFormat.of().formatHex(bytes.toByteArray()));
      message.set("value", Json.of(value));
    }
  }

  static ObjectNode read(Schema schema, byte[] body) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    try {
      var decoder = DecoderFactory.get().binaryDecoder(body, 0, body.length, null);
      Object value = new GenericDatumReader<Object>(schema, schema, new GenericData()).read(null, decoder);
      out.set("value", Json.of(value));
      return out;
    } catch (Exception | OutOfMemoryError error) {
      return Json.error(error);
    }
  }
}
