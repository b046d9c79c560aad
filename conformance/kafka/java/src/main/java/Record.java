import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.clients.producer.internals.StickyRecorder;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.apache.kafka.common.utils.Utils;

/** Reads cases.json, asks Kafka's own classes, writes java.json. */
public final class Record {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    JsonNode cases = MAPPER.readTree(new File(args[0]));
    ObjectNode out = MAPPER.createObjectNode();
    out.put("kafka", AppInfoParser.getVersion());
    ArrayNode keys = out.putArray("keys");
    for (JsonNode key : cases.get("keys")) {
      byte[] bytes = HexFormat.of().parseHex(key.asText());
      ArrayNode row = keys.addArray().add(Utils.murmur2(bytes));
      for (int n = 1; n <= 12; n++) row.add(BuiltInPartitioner.partitionForKey(bytes, n));
    }
    ArrayNode groups = out.putArray("groups");
    for (JsonNode group : cases.get("groups")) groups.add(group(group));
    ArrayNode sticky = out.putArray("sticky");
    for (JsonNode run : cases.get("sticky")) StickyRecorder.record(run, sticky.addObject());
    MAPPER.writeValue(new File(args[1]), out);
  }

  /** Plays joins and leaves; after each, every rebalance until nothing moves, as members would ask. */
  private static ObjectNode group(JsonNode group) {
    int partitions = group.get("partitions").asInt();
    boolean sticky = group.get("strategy").asText().equals("cooperative-sticky");
    Map<String, List<TopicPartition>> owned = new TreeMap<>();
    ObjectNode out = MAPPER.createObjectNode();
    ArrayNode rounds = out.putArray("rounds");
    int generation = 0;
    for (JsonNode step : group.get("steps")) {
      String id = step.get("id").asText();
      if (step.get("do").asText().equals("join")) owned.put(id, List.of());
      else owned.remove(id);
      ArrayNode list = rounds.addArray();
      boolean again = !owned.isEmpty();
      while (again) {
        Map<String, List<TopicPartition>> next = assign(sticky, partitions, owned, generation++);
        again = false;
        for (String member : owned.keySet()) {
          // A member that has to give something up asks for another rebalance once it has.
          if (sticky && !next.get(member).containsAll(owned.get(member))) again = true;
        }
        owned.replaceAll((member, held) -> next.get(member));
        ObjectNode round = list.addObject();
        owned.forEach((member, held) -> {
          ArrayNode numbers = round.putArray(member);
          held.stream().map(TopicPartition::partition).sorted().forEach(numbers::add);
        });
      }
    }
    return out;
  }

  private static Map<String, List<TopicPartition>> assign(
      boolean sticky, int partitions, Map<String, List<TopicPartition>> owned, int generation) {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> infos = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      infos.add(new PartitionInfo("t", p, node, new Node[] {node}, new Node[] {node}));
    }
    Map<String, Subscription> subscriptions = new HashMap<>();
    owned.forEach((member, held) -> {
      // An eager member has revoked everything before it joins.
      List<TopicPartition> reported = sticky ? held : List.of();
      subscriptions.put(member, new Subscription(List.of("t"), null, reported, generation, Optional.empty()));
    });
    AbstractPartitionAssignor assignor = sticky ? new CooperativeStickyAssignor() : new RangeAssignor();
    return assignor.assignPartitions(new HashMap<>(Map.of("t", infos)), subscriptions);
  }
}
